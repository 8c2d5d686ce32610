import { renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { IncidentResponses } from './IncidentResponses';

// Answers about permissions are remembered for the life of a page: one test, one answer.
it('says which permission it needs to say something of an incident', async () => {
  renderInTestApp(
    <IncidentResponses
      incident={{
        id: '1',
        entityRef: 'component:default/orders',
        openedAt: '2026-03-01T12:00:00.000Z',
        state: 'open',
        health: 'critical',
        stage: 'arn:aws:sqs:eu-west-1:123456789012:orders',
        findings: [],
        pipelines: [],
        otherPipelines: 0,
        worst: 'critical',
        reason: 'Messages were lost',
        findingId: 'sqs-queue/messages-lost',
      }}
      onChanged={() => {}}
    />,
    {
      apis: [
        [pipelineHealthApiRef, new FakePipelineHealthApi(() => [])],
        [
          permissionApiRef,
          { authorize: async () => ({ result: AuthorizeResult.DENY }) },
        ],
      ],
    },
  );
  expect(
    await screen.findByText(/pipeline-health.incident.update/),
  ).toBeInTheDocument();
  for (const name of ['Acknowledge', 'Snooze', 'Put on hold']) {
    expect(screen.getByRole('button', { name })).toBeDisabled();
  }
});
