import { screen } from '@testing-library/react';
import { splitCrawler } from '../__testUtils__/batchStages';
import { renderPanel } from '../__testUtils__/renderPanel';

describe('UnansweredNote', () => {
  it('tells a list that was not read to its end from one that is whole', async () => {
    const crawler = splitCrawler(Date.now());
    renderPanel({
      ...crawler,
      inventory: {
        ...crawler.inventory,
        tables: { answer: [], incomplete: 'only the first 100 were read' },
        crawls: { answer: [] },
        // What the panel does not show is told beside the configuration.
        alarms: { problem: { code: 'failed', message: 'no' } },
      },
    });
    expect(
      await screen.findByText('Not all was read: Tables in the catalog'),
    ).toBeInTheDocument();
    expect(screen.getByText(/only the first 100/)).toBeInTheDocument();
    expect(screen.queryByText(/Crawls|Alarms/)).not.toBeInTheDocument();
  });
});
