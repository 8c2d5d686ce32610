import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { awsStageKinds } from '../../stages/registry';
import { ALARM_EVENTS } from './alarmEvents';

const DOCUMENT = resolve(
  dirname(
    require.resolve(
      '@pipeline-health/plugin-pipeline-health-backend-module-aws/package.json',
    ),
  ),
  '../../docs/events.md',
);

/** Short forms of functions of CloudFormation; what they come to does not matter here. */
const FUNCTIONS = ['!Ref', '!GetAtt'].map(tag => ({
  tag,
  resolve: (text: string) => text,
}));

interface Pattern {
  source: string[];
  'detail-type': (string | { 'anything-but': string[] })[];
}

/** What is written in the document in a language. */
function snippets(language: string): string[] {
  const fence = new RegExp(
    `^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``,
    'gm',
  );
  return [...readFileSync(DOCUMENT, 'utf8').matchAll(fence)].map(
    ([, text]) => text,
  );
}

function template() {
  const [text = ''] = snippets('yaml').filter(each => /^Resources:/.test(each));
  return parse(text, { customTags: FUNCTIONS }).Resources;
}

const patterns = (): { [language: string]: [Pattern, Pattern] } => {
  const { ByName, ByArn } = template();
  const [terraform = ''] = snippets('hcl');
  const [byName, byArn] = [
    ...terraform.matchAll(/<<-JSON\n([\s\S]*?)^ *JSON$/gm),
  ].map(([, json]) => JSON.parse(json));
  return {
    CloudFormation: [
      ByName.Properties.EventPattern,
      ByArn.Properties.EventPattern,
    ],
    Terraform: [byName, byArn],
  };
};

describe('the rules of EventBridge that are documented', () => {
  const forms = [
    ALARM_EVENTS,
    ...awsStageKinds.flatMap(({ events = [] }) => events),
  ];

  it.each(['CloudFormation', 'Terraform'])(
    'send what is read, and nothing else (%s)',
    language => {
      const [byName, byArn] = patterns()[language];
      const named = forms.filter(({ types }) => types);
      const others = forms.filter(({ types }) => !types);
      const sorted = (items: readonly string[]) => [...new Set(items)].sort();
      expect(sorted(byName.source)).toEqual(
        sorted(named.map(({ source }) => source)),
      );
      expect([...byName['detail-type']].sort()).toEqual(
        sorted(named.flatMap(({ types = [] }) => types)),
      );
      expect(sorted(byArn.source)).toEqual(
        sorted(others.map(({ source }) => source)),
      );
      expect(byArn['detail-type']).toEqual([
        { 'anything-but': ['AWS API Call via CloudTrail'] },
      ]);
    },
  );

  it('let nobody else send to the queue', () => {
    const [{ Principal, Action, Condition }] =
      template().EventsPolicy.Properties.PolicyDocument.Statement;
    expect({ Principal, Action, Condition }).toEqual({
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Condition: {
        ArnEquals: { 'aws:SourceArn': ['ByName.Arn', 'ByArn.Arn'] },
      },
    });
  });

  it('are read with no more than it takes', () => {
    const [policy = ''] = snippets('json');
    expect(JSON.parse(policy).Statement[0].Action).toEqual([
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
    ]);
  });
});
