import { z } from 'zod';
import { defaultAccount } from '../wire/readCredential';
import { Scope } from '../wire/wireMessages';
import { Control } from './Service';

/**
 * `POST /_simulator/<path>`: changes how a resource fares from now on. The
 * body names the resource under `key`; the rest is what an event of a scenario
 * can say.
 */
export function conditionsControl<
  TFields extends z.ZodRawShape,
  TFound,
>(options: {
  path: string;
  key: string;
  /** Such as `Kinesis stream`. */
  title: string;
  fields: TFields;
  find(name: string, scope: Scope): TFound | undefined;
  change(found: TFound, change: z.output<z.ZodObject<TFields>>): void;
}): Control {
  const { path, key, title, fields } = options;
  const target = z.looseObject({
    [key]: z.string(),
    account: z.string().default(defaultAccount),
    region: z.string().default('eu-central-1'),
  });
  return {
    path,
    schema: target.transform((body, context) => {
      const { account, region, [key]: name, ...rest } = body;
      const change = z.object(fields).strict().safeParse(rest);
      if (!change.success) {
        change.error.issues.forEach(({ path: field, message }) =>
          context.addIssue({ code: 'custom', path: field, message }),
        );
        return;
      }
      const found = options.find(String(name), { account, region });
      if (!found) {
        context.addIssue({
          code: 'custom',
          path: [key],
          message: `there is no ${title} ${name} in ${region}`,
        });
        return;
      }
      options.change(found, change.data);
    }),
  };
}
