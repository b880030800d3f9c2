/** The role of a caller; each includes those before it. */
export type Role = 'VIEWER' | 'PROVISIONER' | 'ADMINISTRATOR';

const ORDER: readonly Role[] = ['VIEWER', 'PROVISIONER', 'ADMINISTRATOR'];

/** Whether a role includes another one. */
export function includes(role: Role, required: Role): boolean {
  return ORDER.indexOf(role) >= ORDER.indexOf(required);
}
