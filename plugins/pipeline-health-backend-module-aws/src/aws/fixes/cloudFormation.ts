import { stringify } from 'yaml';
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
  // CloudFormation reads YAML 1.1, in which `Off` is no name.
  return stringify(template, { lineWidth: 0, version: '1.1' }).trimEnd();
}

function plain(value: Value): unknown {
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
