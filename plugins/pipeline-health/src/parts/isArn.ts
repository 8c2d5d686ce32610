/** Whether a text looks like an ARN. */
export function isArn(text: unknown): text is string {
  return typeof text === 'string' && /^arn:[\w-]+:/.test(text);
}
