import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';

/** Lets pipelines of some owners have some resources; what is absent is not asked about. */
export interface AllowRule {
  /** Entity refs. */
  owners?: string[];
  accounts?: string[];
  arns?: RegExp[];
  /** The tag of a resource that must name the owner. */
  ownerTag?: string;
}

const account = z
  .string({ error: "expected an account in quotes: '123456789012'" })
  .regex(/^\d{12}$/, { error: 'expected twelve digits in quotes' });

const owner = z.string().transform((text, context) => {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    context.addIssue({
      code: 'custom',
      message: "expected an entity ref such as 'group:default/shop'",
    });
    return z.NEVER;
  }
});

const arn = z
  .string()
  .regex(/^arn:/, {
    error: "expected an ARN, in which * stands for anything: 'arn:aws:sqs:*'",
  })
  .transform(patternOf);

/** What `pipelineHealth.aws.allow` may say; absent: everybody may have everything. */
export const allowRulesSchema = z
  .array(
    z.strictObject({
      owners: z.array(owner).min(1).optional(),
      accounts: z.array(account).min(1).optional(),
      arns: z.array(arn).min(1).optional(),
      ownerTag: z.string().min(1).optional(),
    }),
    { error: 'expected a list of rules' },
  )
  .optional();

/** An ARN in which `*` stands for any characters: within a part of it, or for all that follows. */
function patternOf(text: string): RegExp {
  const parts = text.split(':');
  const patterns = parts.map((part, index) =>
    part
      .split('*')
      .map(literal => literal.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join(index < parts.length - 1 ? '[^:]*' : '.*'),
  );
  return new RegExp(`^${patterns.join(':')}$`);
}
