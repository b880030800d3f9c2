/** A chat pool to choose. */
export interface ChatPool {
  fqdn: string;
  displayName: string | null;
  release: string;
  state: string;
}

/** The clients and chat pools that a question can be about. */
export interface Choices {
  clients: { client: string; releases: string[] }[];
  chatPools: ChatPool[];
}

export const CHOICES = 'query Choices { clients { client releases } chatPools { fqdn displayName release state } }';
