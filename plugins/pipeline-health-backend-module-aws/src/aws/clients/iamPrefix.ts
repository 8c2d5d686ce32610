/** Services whose IAM prefix is not their SDK name in lower case. */
const PREFIXES: { [serviceId: string]: string } = {
  OpenSearch: 'es',
  'Resource Groups Tagging API': 'tag',
};

/** Operations whose IAM action has another name. */
const ACTIONS: { [operation: string]: string } = {
  's3:ListObjectsV2': 's3:ListBucket',
  's3:HeadBucket': 's3:ListBucket',
  's3:HeadObject': 's3:GetObject',
};

/**
 * The name of a service as IAM policies write it, such as `sqs` or `es`.
 */
export function iamPrefix(serviceId: string): string {
  return PREFIXES[serviceId] ?? serviceId.toLowerCase().replace(/ /g, '-');
}

/**
 * The IAM action that a command needs, such as `sqs:GetQueueAttributes`.
 */
export function iamAction(serviceId: string, commandName: string): string {
  const operation = `${iamPrefix(serviceId)}:${commandName.replace(
    /Command$/,
    '',
  )}`;
  return ACTIONS[operation] ?? operation;
}
