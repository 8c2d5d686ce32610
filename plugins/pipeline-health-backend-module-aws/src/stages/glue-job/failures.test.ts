import { findings, run, withJob, withRuns } from './__testUtils__/jobs';

const failing = (ErrorMessage: string, ...job: Parameters<typeof withJob>) =>
  findings({
    ...withJob(...job),
    ...withRuns(run(0.7, { JobRunState: 'FAILED', ErrorMessage }), run(1.7)),
  });

describe('a failed run of a Glue job', () => {
  it.each<[message: string, cause: RegExp, remedy: RegExp]>([
    [
      'AnalysisException: Path does not exist: s3://acme-prepared/orders/dt=2026-11-23',
      /the input s3:\/\/acme-prepared\/orders\/dt=2026-11-23 does not exist/,
      /what should have written s3:\/\/acme-prepared\/orders\/dt=2026-11-23/,
    ],
    [
      'AnalysisException: Table or view not found: lake.orders; line 1 pos 14',
      /the table lake\.orders is not in the catalog/,
      /a crawler may have renamed/,
    ],
    [
      '[TABLE_OR_VIEW_NOT_FOUND] The table or view `lake`.`orders` cannot be found.',
      /the table lake\.orders is not in the catalog/,
      /a crawler may have renamed/,
    ],
    [
      'AnalysisException: Unable to infer schema for Parquet. It must be specified manually.',
      /the input is empty/,
      /no files, only marker files, or files of another format than Parquet/,
    ],
    [
      'An error occurred while calling o140.pyWriteDynamicFrame. Error (code 1204) while loading data into Redshift: "String length exceeds DDL length"',
      /too long or out of range/,
      /sys_load_error_detail.*Widen the column/s,
    ],
    [
      'Could not read footer for file: s3://acme-prepared/orders/part-00403-9f.snappy.parquet',
      /the file …?.*part-00403-9f\.snappy\.parquet is damaged/,
      /Access is not the trouble/,
    ],
    [
      'LAUNCH ERROR | File s3://aws-glue-assets-123456789012-eu-central-1/scripts/load.py does not exist',
      /the script .*load\.py is missing/,
      /Put the script back to s3:\/\/aws-glue-assets-123456789012-eu-central-1\/scripts\/load\.py/,
    ],
    [
      'LAUNCH ERROR | Error downloading from S3 for bucket: scripts and key: load.py. An error occurred (404) when calling the HeadObject operation: Not Found',
      /the script s3:\/\/scripts\/load\.py is missing/,
      /Put the script back to s3:\/\/scripts\/load\.py/,
    ],
    [
      'Unable to load data: connection to disk-store.internal refused',
      /the connection to disk-store\.internal was refused/,
      /disk-store\.internal is up/,
    ],
    [
      'Command Failed due to Out of Memory',
      /memory of the Python shell/,
      /1 DPU .*instead of 0\.0625/,
    ],
    [
      'The specified subnet does not have enough free addresses to satisfy the request.',
      /the subnet has no free addresses left/,
      /sales-warehouse/,
    ],
    [
      'VPC S3 endpoint validation failed for SubnetId: subnet-0e4e9f. VPC: vpc-01. Reason: Could not find S3 endpoint or NAT gateway for subnetId: subnet-0e4e9f in Vpc vpc-01',
      /no way to S3/,
      /gateway endpoint for S3.*route table of/,
    ],
    [
      'At least one security group must open all ingress ports.To limit traffic, the source security group in your inbound rule can be restricted to the same security group',
      /no security group lets its own members in/,
      /self-referencing/,
    ],
    [
      'Insufficient Lake Formation permission(s): Required Select on orders (Service: AWSGlue; Status Code: 400; Error Code: AccessDeniedException)',
      /Lake Formation does not grant Select on orders/,
      /Grant the role AWSGlueServiceRole-jobs Select on orders in Lake Formation/,
    ],
    [
      'An error occurred while calling o96.parquet. User: arn:aws:sts::123456789012:assumed-role/etl-writer/GlueJobRunnerSession is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::acme-out/orders/part-0" because no identity-based policy allows the s3:PutObject action',
      /the role etl-writer may not call s3:PutObject/,
      /Allow s3:PutObject on arn:aws:s3:::acme-out\/orders\/part-0 in a policy of the role etl-writer/,
    ],
    [
      'Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 7C4A8D09CA3762AF)',
      /S3 denies access to the role AWSGlueServiceRole-jobs/,
      /s3:GetObject/,
    ],
    [
      'java.lang.OutOfMemoryError: Java heap space',
      /memory of a worker/,
      /workers of the type R\.2X/,
    ],
    [
      "Something that nobody has seen: cell '7'",
      /Something that nobody has seen/,
      /the run jr_0\.7 in \/aws-glue\/jobs\/error/,
    ],
  ])('is told in words: %s', async (message, cause, remedy) => {
    const { 'last-run-failed': finding } = await failing(message);
    expect(finding).toMatchObject({
      severity: 'warning',
      title: expect.stringMatching(cause),
      remedy: expect.stringMatching(remedy),
      evidence: expect.objectContaining({ errorMessage: message }),
    });
    expect(finding.title.length).toBeLessThanOrEqual(110);
  });

  it('is offered workers that exist, and are larger than those it has', async () => {
    const remedyOf = async (WorkerType: 'G.1X' | 'R.4X' | 'R.8X') => {
      const found = await failing('Java heap space', { WorkerType });
      return found['last-run-failed'].remedy;
    };
    expect(await remedyOf('G.1X')).toContain('R.1X');
    expect(await remedyOf('R.4X')).toContain('R.8X');
    expect(await remedyOf('R.8X')).toContain('workers with more memory');
  });

  it('is looked up in the log group of the run', async () => {
    const found = await findings(
      withRuns(
        run(0.7, {
          JobRunState: 'FAILED',
          ErrorMessage: 'Command failed with exit code 10',
          LogGroupName: '/aws-glue/jobs-etl-secured/',
        }),
        run(1.7),
      ),
    );
    expect(found['last-run-failed'].remedy).toContain(
      '/aws-glue/jobs-etl-secured/error, stream jr_0.7',
    );
  });
});
