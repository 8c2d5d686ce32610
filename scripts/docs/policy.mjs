import { createRequire } from 'node:module';
import prettier from 'prettier';
import { stringify } from 'yaml';
import { bundleExports } from '../lib/bundle.mjs';
import { main } from '../lib/main.mjs';
import { cloudFormationOf, policyOf, terraformOf } from './iam.mjs';
import { bringUpToDate } from './upToDate.mjs';

const aws = './plugins/pipeline-health-backend-module-aws/src';
const entry = `
  import { readingActions } from '${aws}/aws/policyOf';
  import { awsActions } from '${aws}/acting';
  import { STATEMENT_ACTIONS } from '${aws}/stages/redshift/loads/runStatement';
  import { awsStageKinds } from '${aws}/stages/registry';

  export const reading = readingActions(awsStageKinds);
  export const acting = awsActions({}).map(({ id, iamActions }) => ({ id, iamActions }));
  export const loadStatus = STATEMENT_ACTIONS;
`;

/**
 * Writes docs/iam from what kinds and actions say that they need; with --check
 * it only says which files are not up to date.
 */
await main(async () => {
  const bundle = await bundleExports(entry, 'docs', 'permissions.cjs');
  const permissions = createRequire(import.meta.url)(bundle);
  const json = value =>
    prettier.format(JSON.stringify(value), { parser: 'json' });
  bringUpToDate(
    {
      'docs/iam/policy.json': await json(policyOf(permissions)),
      'docs/iam/role.yaml': await prettier.format(
        stringify(cloudFormationOf(permissions), {
          version: '1.1',
          aliasDuplicateObjects: false,
        }),
        { parser: 'yaml', singleQuote: true },
      ),
      'docs/iam/role.tf': terraformOf(permissions),
    },
    'docs:policy',
  );
  return 0;
});
