import { createMessageRenderer } from '@pipeline-health/plugin-pipeline-health-common';
import { failureWords, namesIn } from './explainFailure';
import { KNOWN_FAILURES } from './known';

const kinds = Object.entries(KNOWN_FAILURES).map(
  ([kind, known]) => [kind, failureWords(known, 'Read {{log}}.')] as const,
);

describe.each(kinds)('failures that %s meets', (_, words) => {
  const render = createMessageRenderer(words.messages);

  it.each(words.known.map(failure => [failure.name, failure] as const))(
    'are told apart: %s',
    (name, { example, cause, remedy }) => {
      const explanation = words.explain(example);
      expect(explanation.cause.key).toBe(`failures.${name}.cause`);
      const said = [render(explanation.cause), render(explanation.remedy)];
      expect(said.join(' ')).not.toMatch(/{{|failures\.\w|undefined/);
      expect(said[0].length).toBeLessThanOrEqual(85);
      expect(said[0]).not.toMatch(/[.:]$/);
      expect(said[1]).toMatch(/^[A-Z].*\.$/s);
      expect(namesIn(cause + remedy)).toEqual(
        expect.arrayContaining(Object.keys(explanation.cause.values)),
      );
    },
  );

  it('have names of their own', () => {
    const names = words.known.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('leave what is not known as it was said', () => {
    const { cause, remedy } = words.explain('Kaboom in cell 7', {
      log: '/aws-glue/jobs/error',
    });
    expect(render(cause)).toBe('Kaboom in cell 7');
    expect(render(remedy)).toBe('Read /aws-glue/jobs/error.');
    expect(render(words.explain(undefined).cause)).toBe('AWS gives no reason');
  });

  it('need no time for long messages', () => {
    const long = `${'a.b-c/d '.repeat(2000)}`;
    expect(words.explain(long).cause.key).toBe('failures.told');
  });
});

/** Such as AWS writes too: nested, cut off, of other partitions and languages, and with numbers that look like others. */
const OTHER_WORDS: [keyof typeof KNOWN_FAILURES, string, string][] = [
  [
    'glue-job',
    'script-error',
    'Traceback (most recent call last):\n  File "/tmp/load.py", line 403, in <module>\n    df["amount"]\nKeyError: \'amount\'',
  ],
  [
    'glue-job',
    'load-1204',
    'An error occurred while calling o87.pyWriteDynamicFrame. Error (code 1204) while loading data into Redshift: "String length exceeds DDL length" Table name: public.orders',
  ],
  [
    'glue-job',
    'denied-action',
    '작업이 실패했습니다: AccessDeniedException - User: arn:aws:sts::123456789012:assumed-role/etl/GlueJobRunnerSession is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::acme/orders/part-0" because no identity-based policy allows the s3:GetObject action',
  ],
  [
    'glue-job',
    'denied',
    'AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/etl/GlueJobRunnerSession is not authorized to perform: s3:PutO...',
  ],
  [
    'glue-job',
    'denied-action',
    'User: arn:aws-cn:sts::123456789012:assumed-role/etl/x is not authorized to perform: s3:GetObject on resource: "arn:aws-cn:s3:::acme/x"',
  ],
  [
    'glue-job',
    'denied-explicitly',
    'User: arn:aws-us-gov:sts::123456789012:assumed-role/etl/s is not authorized to perform: s3:PutObject on resource: "arn:aws-us-gov:s3:::acme/part-00403" with an explicit deny in a service control policy',
  ],
  [
    'glue-job',
    'script-missing',
    'LAUNCH ERROR | Error downloading from S3 for bucket: aws-glue-assets-1-eu-central-1, key: scripts/load.py.An error occurred (404) when calling the HeadObject operation: Not Found',
  ],
  [
    'glue-job',
    'launch-denied',
    'LAUNCH ERROR | Error downloading from S3 for bucket: aws-glue-assets-1-eu-central-1, key: scripts/load.py.An error occurred (403) when calling the HeadObject operation: Forbidden',
  ],
  [
    'glue-job',
    'files-changed',
    "Job aborted due to stage failure: Task 403 in stage 12.0 failed 4 times, most recent failure: Lost task 403.3 in stage 12.0 (TID 5403) (172.31.4.3 executor 403): java.io.FileNotFoundException: No such file or directory 's3://acme/orders/part-00403-x.snappy.parquet'",
  ],
  [
    'glue-job',
    'files-changed',
    '[FAILED_READ_FILE.FILE_NOT_EXIST] Encountered error while reading file s3://acme/part-00403.snappy.parquet. File does not exist. It is possible the underlying files have been updated.',
  ],
  [
    'glue-job',
    'type-mismatch',
    '[FAILED_READ_FILE.PARQUET_COLUMN_DATA_TYPE_MISMATCH] Encountered error while reading file s3://acme/part-00403.snappy.parquet. Data type mismatches when reading Parquet column [amount]. Expected Spark type double, actual Parquet type BINARY.',
  ],
  ['glue-job', 'memory', 'Container killed on request. Exit code is 137'],
  [
    'glue-job',
    'connection-timeout',
    '[Amazon](500150) Error setting/closing connection: Connect to sales.abc.eu-central-1.redshift.amazonaws.com:5439 timed out.',
  ],
  [
    'glue-job',
    'connection-refused',
    'org.postgresql.util.PSQLException: Connection to erp.internal:5432 refused. Check that the hostname and port are correct',
  ],
  [
    'glue-job',
    'table-missing',
    'org.apache.iceberg.exceptions.NoSuchTableException: Table does not exist: lake.orders',
  ],
  [
    'glue-job',
    'table-missing',
    'AnalysisException: [TABLE_OR_VIEW_NOT_FOUND] The table or view `lake`.`orders` cannot be found. Verify the spelling and correctness of the schema and catalog.',
  ],
  [
    'glue-job',
    'told',
    'SparkException: Task failed while writing rows to table orders.',
  ],
  [
    'glue-job',
    'concurrent-runs',
    'Concurrent runs exceeded for load-orders (Service: AWSGlue; Status Code: 400; Error Code: ConcurrentRunsExceededException)',
  ],
  [
    'glue-job',
    'no-free-addresses',
    'Failed to start job run: Subnet subnet-0a1b2c3d does not have enough free IP addresses. Required: 12, available: 3',
  ],
  [
    'glue-job',
    'warehouse-cancelled',
    "[Amazon](500310) Invalid operation: Query (123456) canceled on user's request;",
  ],
  [
    'glue-job',
    'commit-conflict',
    'org.apache.iceberg.exceptions.CommitFailedException: Cannot commit: Requirement failed: branch main has changed: expected id 403 != 404',
  ],
  ['glue-job', 'told', '데이터 형식이 올바르지 않습니다 (part-00403.csv)'],
  [
    'glue-job',
    'told',
    '503 rows of part-00404-aa.parquet were rejected by the rule amount > 0',
  ],
  [
    'warehouse',
    'warehouse-relation',
    'ERROR: Cannot COPY into nonexistent table orders',
  ],
  [
    'warehouse',
    's3-denied',
    'Spectrum Scan Error code: 15007 context: Forbidden: HTTP response error code: 403 Message: AccessDenied Access Denied',
  ],
  [
    'warehouse',
    'load-prefix-missing',
    'Problem reading manifest file - S3ServiceException:The specified key does not exist.,Status 404,Error NoSuchKey',
  ],
  [
    'warehouse',
    's3-slow-down',
    'S3ServiceException:Please reduce your request rate.,Status 503,Error SlowDown',
  ],
  [
    'databrew-job',
    'recipe-column',
    "Recipe step 3: Column 'amt' was not found in the dataset",
  ],
  [
    'databrew-job',
    'dataset-column',
    'Columns [customer_no] do not exist in the dataset',
  ],
  [
    'databrew-job',
    'dataset-empty',
    'Unable to find any files at s3://acme-raw/customers/2026/11/23/',
  ],
  [
    'databrew-job',
    'told',
    'Unsupported file size: part-00403.xlsx is 320 MB, the limit is 30 MB',
  ],
  [
    'lambda-function',
    'source-denied',
    'PROBLEM: The provided execution role does not have permissions to call ReceiveMessage on SQS',
  ],
  ['firehose-stream', 'denied', 'ES.403: Access was denied by the domain'],
  [
    'glue-job',
    'column-unresolved',
    "AnalysisException: cannot resolve '`customer_id`' given input columns: [id, name]",
  ],
  [
    'glue-job',
    'type-mismatch',
    'SchemaColumnConvertNotSupportedException: column: [amount], physicalType: INT64, logicalType: double',
  ],
  [
    'glue-job',
    'type-mismatch',
    'HIVE_BAD_DATA: Field amount type INT64 in parquet is incompatible with type double defined in table schema',
  ],
  [
    'glue-job',
    'resource-unavailable',
    'Internal service error : Failed to start job run due to insufficient capacity',
  ],
  [
    'glue-job',
    'endpoint-unreachable',
    'An error occurred while calling o92.getSink. Unable to execute HTTP request: sts.eu-central-1.amazonaws.com',
  ],
  [
    'glue-job',
    'memory-result',
    'Not enough memory to build and broadcast the table to all worker nodes. As a workaround, you can disable broadcast',
  ],
  [
    'firehose-stream',
    'flood-stage',
    '{"error":{"type":"cluster_block_exception","reason":"index [logs] blocked by: [FORBIDDEN/12/index read-only / allow delete (api)]"}}',
  ],
  [
    'firehose-stream',
    'index-blocked',
    '{"type":"index_closed_exception","reason":"closed"}',
  ],
  [
    'firehose-stream',
    'mapping-conflict',
    '{"type":"document_parsing_exception","reason":"[1:200] object mapping for [payload] tried to parse field [payload] as object, but found a concrete value"}',
  ],
  [
    'firehose-stream',
    'domain-role',
    'no permissions for [indices:data/write/bulk] and User [name=arn:aws-us-gov:iam::123456789012:role/delivery]',
  ],
  ['firehose-stream', 'transform-failed', 'Lambda.FunctionTimedOut'],
  [
    'warehouse',
    'load-1204',
    "Overflow, Value '99999999999', Pos 0, Type: Integer",
  ],
  [
    'warehouse',
    'load-1204',
    'Numeric Data Overflow (Result precision). Value: 12345678.90, Pos 0, Type: Decimal',
  ],
  ['warehouse', 'load-1213', 'Missing data for not-null field'],
];

describe('messages in other words', () => {
  it.each(OTHER_WORDS)('are told apart: %s: %s: %s', (kind, name, message) => {
    const { cause } = failureWords(KNOWN_FAILURES[kind], 'Read it.').explain(
      message,
    );
    expect(cause.key.replace(/^failures\.|\.cause$/g, '')).toBe(name);
  });

  it('name nothing that was cut off', () => {
    const { explain } = failureWords(KNOWN_FAILURES['glue-job'], 'Read it.');
    expect(
      explain(
        'User: arn:aws:sts::123456789012:assumed-role/etl/s is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::acme-da...',
      ).remedy.values,
    ).toMatchObject({
      action: 's3:PutObject',
      resource: { key: 'failures.of.resource' },
    });
  });
});
