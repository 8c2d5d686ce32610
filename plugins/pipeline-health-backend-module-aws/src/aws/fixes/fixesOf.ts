import {
  ActionCall,
  Fix,
} from '@pipeline-health/plugin-pipeline-health-common';
import { cloudFormation } from './cloudFormation';
import { commandLines } from './commandLine';
import { JsonValue } from '@backstage/types';
import {
  Attribute,
  Call,
  Input,
  isProperties,
  Properties,
  Repair,
  Value,
} from './Repair';
import { terraform } from './terraform';

/** Of what exists already only a part is written. */
const KEEP = '# What is not named here stays as it is.';

/** A repair in the three languages in which people change what AWS has. */
export function fixesOf({ region }: { region: string }, repair: Repair): Fix[] {
  if (!repair.calls.length) {
    return [];
  }
  return [
    {
      label: 'AWS CLI',
      language: 'shell',
      text: commandLines(repair, region),
      // What rests on what is read just before is no call that is known beforehand.
      ...(repair.calls.every(({ read }) => !read) && {
        calls: repair.calls.map(callOf),
      }),
    },
    ...(repair.resources?.length
      ? ([
          {
            label: 'CloudFormation',
            language: 'yaml',
            text: `${KEEP}\n${cloudFormation(repair)}`,
          },
          {
            label: 'Terraform',
            language: 'hcl',
            text: `${KEEP}\n${terraform(repair)}`,
          },
        ] as const)
      : []),
  ];
}

function callOf({ service, operation, input }: Call): ActionCall {
  return { service, operation, input: jsonOfAll(input) };
}

function jsonOf(value: Value): JsonValue {
  if (value instanceof Input) {
    return value.place;
  }
  if (value instanceof Attribute) {
    return value.value;
  }
  if (Array.isArray(value)) {
    return value.map(jsonOf);
  }
  return isProperties(value) ? jsonOfAll(value) : value;
}

function jsonOfAll(properties: Properties): ActionCall['input'] {
  return Object.fromEntries(
    Object.entries(properties).map(([name, each]) => [name, jsonOf(each)]),
  );
}
