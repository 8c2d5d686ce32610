import {
  createFrontendModule,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { screen } from '@testing-library/react';
import { FakePipelineHealthApi } from '../__testUtils__/FakePipelineHealthApi';
import { finding } from '../__testUtils__/fixtures';
import { kindDescription } from '../__testUtils__/kinds';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { pipelineHealthKindsTranslationRef } from '../translation/kindTranslation';
import { useFindingText } from './useFindingText';
import { useKindWords } from './useKindWords';

const tank = kindDescription('tank', 'Tank', {
  messages: {
    'tank.leak.title_one': '{{count}} litre was lost in {{time}}',
    'tank.leak.title_other': '{{count}} litres were lost in {{time}}',
    'tank.leak.remedy': 'Close {{valve}}.',
  },
});

const german = {
  'kind.tank': 'Behälter',
  'finding.tank.leak.title_other': '{{count}} Liter gingen verloren',
  'finding.tank.leak.title_fast_one':
    'In {{time}} ging {{count}} Liter verloren: {{where}}',
  'finding.tank.leak.title_fast_other':
    'In {{time}} gingen {{count}} Liter verloren: {{where}}',
  'finding.tank.at_one': '{{count}} Loch in {{part}}',
  'finding.tank.at_other': '{{count}} Löcher in {{part}}',
};

const leak = finding(0, 'arn:tank', {
  title: 'told title',
  remedy: 'told remedy',
  message: {
    key: 'tank.leak',
    values: {
      count: 48_210,
      time: { value: 11_400, unit: 'seconds' },
      valve: '{{count}} $t(x)',
    },
  },
});

function Text(props: { finding: Finding }) {
  const { title, remedy } = useFindingText()(props.finding);
  return (
    <p>
      {useKindWords().kind('tank')} | {title} | {remedy}
    </p>
  );
}

function textIn(language: string, said: Finding, messages = {}) {
  const resource = createTranslationResource({
    ref: pipelineHealthKindsTranslationRef,
    translations: {
      de: async () => ({
        default: {
          $$type: '@backstage/TranslationMessages' as const,
          id: pipelineHealthKindsTranslationRef.id,
          full: false,
          messages,
        },
      }),
    },
  });
  renderInTestApp(<Text finding={said} />, {
    apis: [[pipelineHealthApiRef, new FakePipelineHealthApi(() => [], [tank])]],
    features: [
      createFrontendModule({
        pluginId: 'app',
        extensions: [TranslationBlueprint.make({ params: { resource } })],
      }),
    ],
    config: {
      app: {
        extensions: [
          {
            'api:app/app-language': {
              config: {
                defaultLanguage: language,
                availableLanguages: ['en', 'de'],
              },
            },
          },
        ],
      },
    },
  });
}

describe('useFindingText', () => {
  // The app remembers there which language was chosen.
  beforeEach(() => localStorage.clear());

  it('is the template of the kind, in English', async () => {
    textIn('en', leak, german);
    expect(
      await screen.findByText(
        'Tank | 48,210 litres were lost in 3 h 10 min | Close {{count}} $t(x).',
      ),
    ).toBeInTheDocument();
  });

  it('tells times in the zone of the reader', async () => {
    const zone = jest
      .spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions')
      .mockReturnValue({
        timeZone: 'Asia/Seoul',
      } as Intl.ResolvedDateTimeFormatOptions);
    textIn('en', {
      ...leak,
      message: {
        key: 'tank.leak',
        values: {
          count: 2,
          time: { value: Date.parse('2026-03-04T20:00:00Z'), unit: 'time' },
          valve: 'A',
        },
      },
    });
    expect(await screen.findByText(/Mar 5, .*5:00/)).toBeInTheDocument();
    zone.mockRestore();
  });

  it('is what the finding says where there is no template', async () => {
    textIn('en', { ...leak, message: { key: 'tank.unheard', values: {} } });
    expect(
      await screen.findByText('Tank | told title | told remedy'),
    ).toBeInTheDocument();
  });

  it('is the template of the language, by plural and variant, in its formats', async () => {
    const part = (name: string, count: number) => ({
      key: 'tank.at',
      values: { count, part: name },
    });
    const message = {
      ...leak.message,
      variant: 'fast',
      values: {
        ...leak.message.values,
        where: [part('Deckel', 1), part('Boden', 1_200)],
      },
    };
    textIn('de', { ...leak, message }, german);
    expect(
      await screen.findByText(
        /^Behälter \| In 3 Std\. 10 Min\. gingen 48\.210 Liter verloren: 1 Loch in Deckel und 1\.200 Löcher in Boden \|/,
      ),
    ).toBeInTheDocument();
  });

  it('is in English with the numbers of the language where it has no template', async () => {
    textIn('de', leak);
    expect(
      await screen.findByText(
        'Tank | 48.210 litres were lost in 3 Std. 10 Min. | Close {{count}} $t(x).',
      ),
    ).toBeInTheDocument();
  });

  it('is what the finding says where nobody has a template', async () => {
    const message = { key: 'well.dry', values: {} };
    textIn('de', { ...leak, message });
    expect(
      await screen.findByText('Tank | told title | told remedy'),
    ).toBeInTheDocument();
  });
});
