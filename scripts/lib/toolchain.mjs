import { ensureDependencies } from './dependencies.mjs';
import { ensureNode } from './node.mjs';

/** Node 22 or 24 and all dependencies, fetched and installed when they are not there yet. */
export async function ensureToolchain(progress) {
  await ensureNode(progress);
  await ensureDependencies(progress);
}
