/**
 * Korean, to be loaded by whoever speaks it.
 *
 * @packageDocumentation
 */

import { keyed, Words } from '../format';
import type { Templates } from '../model';
import { acting } from './acting';
import { actions, fields } from './actions';
import { costs, prices } from './costs';
import { databrewJob } from './databrewJob';
import { evaluation } from './evaluation';
import { evidence } from './evidence';
import { failures } from './failures';
import { firehoseStream } from './firehoseStream';
import { glueCrawler } from './glueCrawler';
import { glueJob } from './glueJob';
import { glueMlTransform } from './glueMlTransform';
import { kinesisStream } from './kinesisStream';
import { lambdaFunction } from './lambdaFunction';
import { links } from './links';
import { metrics } from './metrics';
import { notification } from './notification';
import { opensearchDomain } from './opensearchDomain';
import { redshiftCluster, redshiftWorkgroup } from './redshift';
import { problems } from './problems';
import { refusals } from './refusals';
import { relations } from './relations';
import { s3Bucket } from './s3Bucket';
import { sqsQueue } from './sqsQueue';

/** What one kind says of itself. */
interface KindWords {
  title: string;
  inventory: Words;
  finding: Words;
}

const kinds: { readonly [kind: string]: KindWords } = {
  'databrew-job': databrewJob,
  'firehose-stream': firehoseStream,
  'glue-crawler': glueCrawler,
  'glue-job': glueJob,
  'glue-ml-transform': glueMlTransform,
  'kinesis-stream': kinesisStream,
  'lambda-function': lambdaFunction,
  'opensearch-domain': opensearchDomain,
  'redshift-cluster': redshiftCluster,
  'redshift-workgroup': redshiftWorkgroup,
  's3-bucket': s3Bucket,
  'sqs-queue': sqsQueue,
};

const each = (word: keyof KindWords) =>
  Object.fromEntries(
    Object.entries(kinds).map(([kind, words]) => [kind, words[word]]),
  );

export type { Templates };

/**
 * The words of the kinds that come with the project, and of all that the
 * backend says, in Korean, by the keys of `pipelineHealthKindsTranslationRef`.
 *
 * @public
 */
export const koreanOfKinds: Templates = keyed({
  kind: each('title'),
  metric: metrics,
  relation: relations,
  evidence,
  action: actions,
  field: fields,
  inventory: each('inventory'),
  finding: {
    ...each('finding'),
    failures,
    ...evaluation,
    ...acting,
    ...links,
    ...costs,
    ...problems,
    ...refusals,
    notification,
    kind: each('title'),
    price: prices,
  },
});
