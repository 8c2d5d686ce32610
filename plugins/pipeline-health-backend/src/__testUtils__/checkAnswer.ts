import Ajv from 'ajv/dist/2020';
import { openApiDocument } from '../schema/openapi';

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(closed(openApiDocument), 'openapi.json');

/** What an answer has that the OpenAPI document does not describe, or lacks; empty when all is well. */
export function checkAnswer(
  schema: keyof typeof openApiDocument.components.schemas,
  answer: unknown,
): string[] {
  ajv.validate(`openapi.json#/components/schemas/${schema}`, answer);
  return (ajv.errors ?? []).map(
    error =>
      `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
}

/** The same document, in which objects with properties have no others. */
function closed(value: object): object {
  const entries = Object.entries(value).map(([key, child]) => [
    key,
    typeof child === 'object' && child !== null && !Array.isArray(child)
      ? closed(child)
      : child,
  ]);
  return {
    ...Object.fromEntries(entries),
    ...('properties' in value && 'type' in value && value.type === 'object'
      ? { additionalProperties: false }
      : {}),
  };
}
