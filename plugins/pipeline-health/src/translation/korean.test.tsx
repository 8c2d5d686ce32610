import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { screen } from '@testing-library/react';
import { FakePipelineHealthApi } from '../__testUtils__/FakePipelineHealthApi';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { writeIn } from '../format/locale';
import { useActions } from '../hooks/useActions';
import { useKindWords } from '../hooks/useKindWords';
import { LossClock } from '../parts/LossClock';
import { Root } from '../parts/Root';
import {
  pipelineHealthKindsTranslations,
  pipelineHealthTranslations,
} from './pipelineHealthTranslations';

const redrive = {
  action: 'redrive',
  title: 'Redrive the dead letters',
  description: 'Moves them back.',
  stage: 'arn:aws:sqs:eu-central-1:123456789012:orders-dlq',
  permission: 'pipeline-health.redrive',
  destructive: true,
  cancellable: true,
  inputSchema: {
    properties: { canary: { type: 'number', description: 'How many first' } },
  },
  hindrances: [
    {
      code: 'not-permitted' as const,
      message: 'The permission is needed',
      sentence: {
        key: 'action.not-permitted',
        values: {
          permission: 'pipeline-health.redrive',
          entityRef: 'component:default/orders',
        },
      },
      permission: 'pipeline-health.redrive',
    },
  ],
};

function Action() {
  const live = useActions('component:default/orders');
  if (live.status !== 'ready') {
    return null;
  }
  const [{ title, hindrances, inputSchema }] = live.value.items;
  return (
    <p>
      {title} | {hindrances[0].message} | {JSON.stringify(inputSchema)}
    </p>
  );
}

function Evidence() {
  const words = useKindWords();
  return (
    <p>
      {words.evidence('lastReadAt')}, {words.evidence('newerThanThis')}
    </p>
  );
}

describe('an app in Korean', () => {
  beforeEach(() => localStorage.setItem('language', 'ko'));

  afterEach(() => {
    localStorage.clear();
    writeIn('en');
  });

  it('has the words, numbers and durations of the plugin in Korean', async () => {
    const api = new FakePipelineHealthApi(() => []);
    api.listActions = async () => ({ items: [redrive] });
    renderInTestApp(
      <Root>
        <LossClock health="critical" secondsToLoss={16_380} />
        <Action />
        <Evidence />
      </Root>,
      {
        apis: [[pipelineHealthApiRef, api]],
        features: [
          createFrontendModule({
            pluginId: 'app',
            extensions: [
              pipelineHealthTranslations,
              pipelineHealthKindsTranslations,
            ].map((resource, index) =>
              TranslationBlueprint.make({
                name: `words-${index}`,
                params: { resource },
              }),
            ),
          }),
        ],
        config: {
          app: {
            extensions: [
              {
                'api:app/app-language': {
                  config: { availableLanguages: ['en', 'ko'] },
                },
              },
            ],
          },
        },
      },
    );
    const clock = await screen.findByText('4시간 33분 후 데이터 유실 가능');
    expect(clock.closest('[lang]')).toHaveAttribute('lang', 'ko');
    expect(
      await screen.findByText(
        /^DLQ 재처리\(redrive\) \| component:default\/orders에 대한 pipeline-health\.redrive 권한이 필요합니다 \| .*"title":"카나리 메시지 수"/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('마지막 읽기, Newer than this'),
    ).toBeInTheDocument();
  });
});
