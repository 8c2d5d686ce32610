import { screen, within } from '@testing-library/react';
import { splitCrawler } from '../../__testUtils__/batchStages';
import { renderPanel } from '../../__testUtils__/renderPanel';

const now = Date.now();
const LINES = {
  tablesOfOneTarget: { breach: 'above', warning: 1 } as const,
};
const targets = async () =>
  within(await screen.findByRole('list', { name: 'Targets' }));

const row = (name: RegExp) => screen.getByRole('row', { name });

/** The crawler with some of its inventory replaced. */
function crawler(inventory: object) {
  const stage = splitCrawler(now);
  return { ...stage, inventory: { ...stage.inventory, ...inventory } };
}

describe('the panel of a crawler', () => {
  it('counts the tables of a target against those that are expected', async () => {
    renderPanel(splitCrawler(now), LINES);
    expect(await screen.findByText('3 too many')).toBeInTheDocument();
    const [folder, database] = (await targets()).getAllByRole('listitem', {
      name: '',
    });
    expect(folder).toHaveTextContent(
      's3://lake/events/4 tables1 expected3 too many1 new in the last crawl',
    );
    expect(folder).toHaveTextContent('Excluded: **/_SUCCESS');
    expect(database).toBeDefined();
    expect(
      screen.getByText('not counted: it names its tables itself'),
    ).toBeInTheDocument();
  });

  it('knows no surplus when three tables are right', async () => {
    renderPanel(splitCrawler(now), {
      tablesOfOneTarget: { breach: 'above', warning: 4 },
    });
    expect(await screen.findByText('As expected')).toBeInTheDocument();
    expect(screen.queryByText('Why it was split')).not.toBeInTheDocument();
  });

  it('expects a table of each dataset that folders show', async () => {
    renderPanel(
      crawler({
        targets: [
          {
            type: 's3',
            path: 's3://lake/events/',
            tables: {
              count: 3,
              split: { causes: [], datasetCount: 3, datasets: ['a', 'b', 'c'] },
            },
          },
        ],
      }),
      LINES,
    );
    expect(await screen.findByText('As expected')).toBeInTheDocument();
    expect(screen.getByText('3 datasets')).toBeInTheDocument();
  });

  it('says why it was split, with what shows it', async () => {
    renderPanel(splitCrawler(now), LINES);
    const causes = within(
      await screen.findByRole('list', { name: 'Why it was split' }),
    ).getAllByRole('listitem');
    expect(causes.map(cause => cause.textContent)).toEqual([
      'Files that are no data',
      'Schemas too different',
      'Moon phase',
    ]);
    expect(
      screen.getByText('2, the least alike share 21.4 % of the columns'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('user_id: bigint (events), string (2 tables)'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Compressions')).not.toBeInTheDocument();
  });

  it('lists the tables with their format, partitions and differences', async () => {
    renderPanel(splitCrawler(now), LINES);
    await screen.findByText('3 too many');
    expect(row(/^events/)).toHaveTextContent('parquet · 2 MiB');
    expect(row(/^events/)).toHaveTextContent('year, month');
    expect(row(/^events/)).toHaveTextContent('the others are compared with it');
    const live = row(/^2 tables that are alike/);
    expect(live).toHaveTextContent('live_1live_2new');
    expect(live).toHaveTextContent('s3://lake/events/live/part=…');
    expect(live).toHaveTextContent('json (gzip)');
    expect(live).toHaveTextContent(
      'user_id is string instead of bigintlacks deviceadds ts',
    );
    expect(row(/^_temporary/)).toHaveTextContent('not recognised');
  });

  it('tells tables that could not be asked for from none', async () => {
    renderPanel(
      crawler({
        targets: [{ type: 's3', path: 's3://lake/events/', exclusions: [] }],
        tables: {
          problem: {
            code: 'access-denied',
            message: 'no',
            missingPermission: 'glue:GetTables',
          },
        },
        tableCount: undefined,
      }),
      LINES,
    );
    expect(await targets()).toBeDefined();
    expect(
      screen.getByText('Could not ask for its tables'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Could not ask: Tables in the catalog'),
    ).toBeInTheDocument();
    expect(screen.getByText(/glue:GetTables/)).toBeInTheDocument();
    expect(screen.queryByText('No table yet')).not.toBeInTheDocument();
  });

  it('says what else is wrong: no table, no database, data that is gone', async () => {
    renderPanel(
      crawler({
        targets: [
          {
            type: 's3',
            path: 's3://lake/events/',
            tables: { count: 0 },
          },
        ],
        tables: { answer: [] },
        databaseMissing: true,
        deprecatedTables: 2,
        strayTables: ['old_events'],
      }),
      LINES,
    );
    expect(await screen.findByText('No table yet')).toBeInTheDocument();
    expect(
      screen.getByText('The database clickstream does not exist.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        '2 tables were given up: their data is gone, or differs from them.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Under none of the targets: old_events'),
    ).toBeInTheDocument();
  });

  it('says how many of thousands of tables it shows', async () => {
    renderPanel(crawler({ tableCount: 2_000 }), LINES);
    expect(
      await screen.findByText('4 of 2,000 tables are shown'),
    ).toBeInTheDocument();
  });
});
