import { Fix } from '@pipeline-health/plugin-pipeline-health-common';
import { cloudFormation } from './cloudFormation';
import { commandLines } from './commandLine';
import { Repair } from './Repair';
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
