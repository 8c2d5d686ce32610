import { createRequire } from 'node:module';
import { inRepository } from '../../lib/paths.mjs';

/** Loads what the code that is measured loads. */
export const load = createRequire(
  inRepository('plugins', 'pipeline-health-backend-module-aws', 'package.json'),
);
