import {
  Message,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  DiscoveredLink,
  sayWith,
} from '@pipeline-health/plugin-pipeline-health-node';

/** Why a stage belongs to a pipeline: what leads to it. */
export const linkMessages: Templates = {
  'link.dead-letter-source':
    '{{queue}} names {{name}} as its dead-letter queue.',
  'link.dead-letter-queue_one':
    '{{name}} moves messages here after {{count}} receive without a delete.',
  'link.dead-letter-queue_other':
    '{{name}} moves messages here after {{count}} receives without a delete.',
  'link.dead-letter-queue_often':
    '{{name}} moves messages here after too many receives without a delete.',
  'link.firehose-source': '{{name}} reads its records from here.',
  'link.firehose-transform': '{{name}} lets this function change its records.',
  'link.firehose-destination': '{{name}} delivers here.',
  'link.firehose-failed': '{{name}} keeps here what it could not deliver.',
  'link.firehose-staging':
    '{{name}} keeps records here until they are copied into the warehouse.',
  'link.firehose-backup': '{{name}} keeps here a copy of every record.',
  'link.firehose-backup_failed':
    '{{name}} keeps here what could not be delivered.',
  'link.firehose-backup_source':
    '{{name}} keeps here every record as it came in.',
  'link.lambda-reader': 'Lambda reads {{name}} and calls this function.',
  'link.lambda-source': 'Lambda reads it and calls {{name}}.',
  'link.lambda-failed-batches':
    'Lambda tells here which batches {{name}} could not process.',
  'link.lambda-failed-events':
    'Lambda moves events here that {{name}} could not process.',
  'link.job-argument':
    'The argument {{argument}} of the job {{name}} names {{value}}.',
  'link.job-warehouse_argument':
    'The argument {{of}} of the job {{name}} leads to the warehouse {{warehouse}}.',
  'link.job-warehouse_connection':
    'The connection {{of}} of the job {{name}} leads to the warehouse {{warehouse}}.',
  'link.trigger':
    'The trigger {{trigger}} starts {{to}} when {{from}} has ended.',
  'link.job-reads': 'The job {{name}} reads {{address}}.',
  'link.job-writes': 'The job {{name}} writes {{address}}.',
  'link.job-reads-table_crawler':
    'The job {{name}} reads a table: the crawler {{of}} makes the table {{table}}.',
  'link.job-reads-table_location':
    'The job {{name}} reads a table: the table {{table}} lies in {{of}}.',
  'link.job-reads-warehouse':
    'The job {{name}} reads from the warehouse {{warehouse}} by the connection {{connection}}.',
  'link.job-writes-warehouse':
    'The job {{name}} writes to the warehouse {{warehouse}} by the connection {{connection}}.',
  'link.crawler-target': 'The crawler {{name}} looks for tables in {{path}}.',
  'link.crawler-events':
    'The queue tells the crawler {{name}} which folders of {{path}} have changed.',
  'link.crawler-reader':
    'The transform {{transform}} reads the table {{table}}, which the crawler {{name}} makes.',
  'link.transform-table_crawler':
    'The crawler {{of}} makes the table {{table}}, which the transform {{name}} reads.',
  'link.transform-table_location':
    'The table {{table}}, which the transform {{name}} reads, lies in {{of}}.',
};

const say = sayWith(linkMessages);

/** The note of a link, by the name of its template: `trigger`. */
export function linkNote(
  name: string,
  values: Message['values'],
  variant?: string,
): Pick<DiscoveredLink, 'note' | 'noteMessage'> {
  const { message, sentence } = say(`link.${name}`, values, variant);
  return { note: message, noteMessage: sentence };
}
