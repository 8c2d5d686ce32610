import { JsonValue } from '@backstage/types';
import {
  Attribute,
  Input,
  inputsOf,
  isProperties,
  Repair,
  Resource,
  Value,
  wordsOf,
} from './Repair';
import { yamlOf } from './yaml';

/** The resources of a repair as a template of CloudFormation. */
export function cloudFormation(repair: Repair): string {
  const { resources = [] } = repair;
  const inputs = inputsOf({ calls: [], resources });
  const template = {
    ...(inputs.length && {
      Parameters: Object.fromEntries(
        inputs.map(({ name, what }) => [
          name,
          { Type: 'String', Description: what },
        ]),
      ),
    }),
    Resources: Object.fromEntries(
      resources.map(resource => [
        logicalId(resource),
        {
          Type: resource.type.cloudFormation,
          Properties: plain(resource.properties),
        },
      ]),
    ),
  };
  return yamlOf(template);
}

function plain(value: Value): JsonValue {
  if (value instanceof Input) {
    return { Ref: value.name };
  }
  if (value instanceof Attribute) {
    return { 'Fn::GetAtt': [logicalId(value.resource), value.name] };
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  return isProperties(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, plain(each)]),
      )
    : value;
}

/** CloudFormation names resources by letters and digits. */
function logicalId({ name }: Resource): string {
  return wordsOf(name)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
