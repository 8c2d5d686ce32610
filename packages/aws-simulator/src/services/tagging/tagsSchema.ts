import { z } from 'zod';

/** The tags of a resource in a scenario file. */
export const tagsSchema = z.record(z.string(), z.string()).default({});
