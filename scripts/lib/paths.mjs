import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path inside the repository. */
export const inRepository = (...parts) => join(root, ...parts);

/** Where logs and stamps of the scripts are kept; ignored by git. */
export const cacheFolder = inRepository('.cache', 'scripts');

export const logsFolder = join(cacheFolder, 'logs');
