import { formatCount } from '../../../judging/words';
import { TransformCheck } from '../context';

export const inputMissing: TransformCheck = {
  id: 'input-table',
  description:
    'A transform reads its records from tables of the catalog; without them it has nothing to match.',
  run({ inventory: { inputs } }) {
    const missing = inputs.filter(({ exists }) => exists === false);
    const deprecated = inputs.filter(input => input.deprecated);
    const [first] = [...missing, ...deprecated];
    if (!first) {
      return undefined;
    }
    const name = `${first.database}.${first.table}`;
    return {
      severity: missing.length ? 'critical' : 'warning',
      starvation: true,
      title: missing.length
        ? `The table ${name} that the transform reads does not exist`
        : `The data of the table ${name} that the transform reads is gone`,
      evidence: {
        ...(missing.length && {
          missingTables: missing.map(
            input => `${input.database}.${input.table}`,
          ),
        }),
        ...(deprecated.length && {
          deprecatedTables: deprecated.map(
            input => `${input.database}.${input.table}`,
          ),
        }),
        ...(first.crawler && { crawler: first.crawler }),
      },
      remedy: first.crawler
        ? `Look at the crawler ${first.crawler}, which makes the table: it may have split or renamed it.`
        : 'Look at what makes the table; it may have been split or renamed by a crawler.',
    };
  },
};

export const schemaDrift: TransformCheck = {
  id: 'schema-drift',
  description:
    'A transform is made for the columns that its table had then; a task fails when they are not the same.',
  run({ inventory: { inputs } }) {
    const drifted = inputs.find(
      ({ missingColumns, changedColumns }) =>
        missingColumns.length + changedColumns.length > 0,
    );
    if (!drifted) {
      return undefined;
    }
    const { missingColumns, changedColumns } = drifted;
    const count = missingColumns.length + changedColumns.length;
    return {
      severity: 'warning',
      title: `${formatCount(count, 'column')} of ${drifted.database}.${
        drifted.table
      } no longer fit the transform: ${[...missingColumns, ...changedColumns]
        .slice(0, 3)
        .join(', ')}`,
      evidence: {
        ...(missingColumns.length && { missingColumns }),
        ...(changedColumns.length && { changedColumns }),
      },
      remedy:
        'Bring the columns of the table back, or make a new transform for the new columns and teach it with the exported labels.',
    };
  },
};
