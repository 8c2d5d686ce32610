const NAMES: { [prefix: string]: string } = {
  cloudwatch: 'CloudWatch',
  databrew: 'DataBrew',
  es: 'OpenSearch',
  firehose: 'Firehose',
  glue: 'Glue',
  iam: 'IAM',
  kinesis: 'Kinesis',
  kms: 'KMS',
  lambda: 'Lambda',
  logs: 'CloudWatch Logs',
  redshift: 'Redshift',
  'redshift-data': 'Redshift Data',
  'redshift-serverless': 'Redshift Serverless',
  sts: 'STS',
  tag: 'Resource Groups Tagging',
};

/** What people call the service of an IAM prefix; the prefix in capitals where nobody told. */
export function serviceName(prefix: string | undefined): string {
  return prefix ? NAMES[prefix] ?? prefix.toUpperCase() : 'AWS';
}
