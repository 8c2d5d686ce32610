import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore } from '../../../judging';
import { InputTable, TransformCheck } from '../TransformInventory';

const MOST_COLUMNS = 3;

const nameOf = ({ database, table }: InputTable) => `${database}.${table}`;

export const inputMissing: TransformCheck = {
  id: 'input-table',
  title: 'Input table missing',
  description:
    'A transform reads its records from tables of the catalog; without them it has nothing to match.',
  claim: 'starvation',
  covers: ['schema-drift'],
  messages: {
    title: 'The table {{table}} that the transform reads does not exist',
    title_gone:
      'The data of the table {{table}} that the transform reads is gone',
    remedy: '{{look}}',
  },
  run({ inventory, previous }) {
    const inputs = answerOf(inventory.inputs);
    if (!inputs) {
      return asBefore(previous['input-table']);
    }
    const missing = inputs.filter(({ exists }) => !exists);
    const deprecated = inputs.filter(input => input.deprecated);
    const [first] = [...missing, ...deprecated];
    return (
      first && {
        severity: missing.length ? 'critical' : 'warning',
        ...(!missing.length && { variant: 'gone' }),
        values: {
          table: nameOf(first),
          look: {
            key: 'glue-ml-transform.look',
            ...(first.crawler && { variant: 'crawler' }),
            values: { crawler: first.crawler ?? '' },
          },
        },
        evidence: {
          ...(missing.length && { missingTables: missing.map(nameOf) }),
          ...(deprecated.length && {
            deprecatedTables: deprecated.map(nameOf),
          }),
          ...(first.crawler && { crawler: first.crawler }),
        },
      }
    );
  },
};

export const schemaDrift: TransformCheck = {
  id: 'schema-drift',
  title: 'Columns changed',
  description:
    'A transform is made for the columns that its table had then; a task fails when they are not the same.',
  claim: 'own-fault',
  explains: 'nothing',
  messages: {
    title_one:
      '{{count}} column of {{table}} no longer fit the transform: {{columns}}',
    title_other:
      '{{count}} columns of {{table}} no longer fit the transform: {{columns}}',
    remedy:
      'Bring the columns of the table back, or make a new transform for the new columns and teach it with the exported labels.',
  },
  run({ inventory, previous }) {
    const inputs = answerOf(inventory.inputs);
    if (!inputs) {
      return asBefore(previous['schema-drift']);
    }
    const drifted = inputs.find(
      ({ missingColumns, changedColumns }) =>
        missingColumns.length + changedColumns.length > 0,
    );
    if (!drifted) {
      return undefined;
    }
    const { missingColumns, changedColumns } = drifted;
    const columns = [...missingColumns, ...changedColumns];
    return {
      severity: 'warning',
      values: {
        count: columns.length,
        table: nameOf(drifted),
        columns: columns.slice(0, MOST_COLUMNS).join(', '),
      },
      evidence: {
        ...(missingColumns.length && { missingColumns }),
        ...(changedColumns.length && { changedColumns }),
      },
    };
  },
};

/** Where to look when an input is gone. */
export const inputMessages = {
  'glue-ml-transform.look':
    'Look at what makes the table; it may have been split or renamed by a crawler.',
  'glue-ml-transform.look_crawler':
    'Look at the crawler {{crawler}}, which makes the table: it may have split or renamed it.',
};
