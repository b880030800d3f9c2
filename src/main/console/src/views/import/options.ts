import { href } from '../../router.js';

/** What an archive may need beside its files. */
export interface ImportOptions {
  guidsReissued: boolean;
  groupChatPools: string;
  groupChatRelease: string;
  groupChatRegistrar: string;
}

export const NO_OPTIONS: ImportOptions = { guidsReissued: false, groupChatPools: '', groupChatRelease: '', groupChatRegistrar: '' };

/** The path that an archive is sent to. */
export function importPath(dryRun: boolean, options: ImportOptions): string {
  const named = options.groupChatPools.trim() !== '';
  return href('/api/imports', {
    dryRun: dryRun ? 'true' : '',
    impact: dryRun ? 'true' : '',
    guidsReissued: options.guidsReissued ? 'true' : '',
    groupChatPools: options.groupChatPools.split(/[\s,;]+/).filter((pool) => pool !== '').join(','),
    groupChatRelease: named ? options.groupChatRelease : '',
    groupChatRegistrar: named ? options.groupChatRegistrar.trim() : '',
  });
}
