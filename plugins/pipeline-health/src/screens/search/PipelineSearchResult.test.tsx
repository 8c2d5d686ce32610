import { renderInTestApp } from '@backstage/test-utils';
import { PipelineDocument } from '@pipeline-health/plugin-pipeline-health-common';
import { screen } from '@testing-library/react';
import { PipelineSearchResult } from './PipelineSearchResult';

const found: PipelineDocument = {
  title: 'Orders',
  text: 'orders',
  location: '/pipeline-health/component/default/orders',
  entityRef: 'component:default/orders',
  owner: '',
  health: 'critical',
  headline: 'Messages wait for 3 h 10 min',
  asOf: new Date(Date.now() - 120_000).toISOString(),
};

describe('a pipeline among the results of a search', () => {
  it('leads to its page, and says how it was and when', async () => {
    await renderInTestApp(<PipelineSearchResult result={found} />);
    expect(screen.getByRole('link', { name: 'Orders' })).toHaveAttribute(
      'href',
      found.location,
    );
    expect(screen.getByText('Critical')).toBeInTheDocument();
    expect(screen.getByText(found.headline)).toBeInTheDocument();
    expect(screen.getByRole('time')).toHaveTextContent(/ago/);
  });

  it('says that nothing was read, rather than that all is well', async () => {
    await renderInTestApp(
      <PipelineSearchResult
        result={
          {
            ...found,
            health: 'unknown',
            headline: '',
            asOf: '',
          } as PipelineDocument
        }
      />,
    );
    expect(screen.getByText('Unknown')).toBeInTheDocument();
    expect(screen.queryByRole('time')).not.toBeInTheDocument();
  });
});
