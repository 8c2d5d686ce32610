import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  DiscoveredLink,
  SeriesDefinition,
  StageDescription,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  DescribedStage,
  DueStage,
  SettingChange,
  TableStores,
} from '../../database';
import { SourceRegistry } from '../sources/SourceRegistry';
import { changedSettings } from './changedSettings';

const MINUTE = 60_000;

/** What became of the attempt to describe a stage. */
export interface DescriptionOutcome {
  stage: DueStage;
  /** Absent when the attempt failed. */
  described?: { description: StageDescription; series: SeriesDefinition[] };
  outcome: DescribedStage;
}

interface Described {
  stage: DueStage;
  description: StageDescription;
  series: SeriesDefinition[];
}

/** What was known of the stages that were described before. */
type Before = Awaited<ReturnType<TableStores['stages']['described']>>;

/** Stores descriptions, and what follows from them. */
export class DescriptionWriter {
  constructor(
    private readonly options: {
      sources: SourceRegistry;
    },
  ) {}

  async write(
    stores: TableStores,
    outcomes: readonly DescriptionOutcome[],
    now: number,
  ): Promise<void> {
    const { stages, runs, declarations } = stores;
    const described = outcomes.flatMap(outcome =>
      outcome.described ? [{ stage: outcome.stage, ...outcome.described }] : [],
    );
    const before = await stages.described(described.map(it => it.stage.id));
    await writeSeries(stores, described, before, now);
    await runs.store(
      new Map(
        described.map(({ stage, description }): [number, Run[]] => [
          stage.id,
          description.runs ?? [],
        ]),
      ),
    );
    await writeLinks(stores, described, now);
    await stages.storeDescribed(
      outcomes.map(({ outcome }) => outcome),
      this.changes(described, before, now),
      now,
    );
    await declarations.markChanged(outcomes.map(({ stage }) => stage.id));
  }

  private changes(
    described: readonly Described[],
    before: Before,
    now: number,
  ): SettingChange[] {
    const { sources } = this.options;
    return described.flatMap(({ stage: { id, ref }, description }) => {
      const kind = sources.kinds.get(ref.kind);
      const known = before.get(id);
      return kind && known
        ? changedSettings(ref, kind, known, description.inventory, now)
        : [];
    });
  }
}

async function writeSeries(
  { seriesQueue, samples }: TableStores,
  described: readonly Described[],
  before: Before,
  now: number,
): Promise<void> {
  const ids = await seriesQueue.define(
    described.map(({ stage, series: definitions }) => ({
      stageId: stage.id,
      definitions,
    })),
  );
  await samples.add(
    described.flatMap(({ stage, description }) =>
      Object.entries(description.samples).flatMap(([metric, sample]) => {
        const seriesId = ids.get(stage.id)?.get(metric);
        // Of a stage that was described before, each value was told in its time.
        const past = before.has(stage.id) ? [] : description.past?.[metric];
        const known = [...(past ?? []), sample].filter(
          ({ at }) => at <= now + MINUTE,
        );
        return seriesId === undefined || known.length === 0
          ? []
          : [{ seriesId, samples: known }];
      }),
    ),
    now,
  );
}

async function writeLinks(
  { links: store, declarations }: TableStores,
  described: readonly Described[],
  now: number,
): Promise<void> {
  const known = await store.ofStages(described.map(({ stage }) => stage.id));
  const changed = new Map<number, DiscoveredLink[]>();
  for (const { stage, description } of described) {
    const before = known.get(stage.id) ?? [];
    const links = withUnknown(description, before);
    if (fingerprintOf(links) !== fingerprintOf(before)) {
      changed.set(stage.id, links);
    }
  }
  if (changed.size > 0) {
    await store.replace(changed);
    await declarations.markForResolution([...changed.keys()], now);
  }
}

/** What could not be asked for is as it was known. */
function withUnknown(
  { links, unknownRelations = [] }: StageDescription,
  known: readonly DiscoveredLink[],
): DiscoveredLink[] {
  const kept = known.filter(({ relation }) =>
    unknownRelations.includes(relation),
  );
  return [
    ...new Map([...kept, ...links].map(link => [keyOf(link), link])).values(),
  ];
}

function keyOf({ from, to, relation }: DiscoveredLink): string {
  return JSON.stringify([from, to, relation]);
}

function fingerprintOf(links: readonly DiscoveredLink[]): string {
  return links
    .map(({ from, to, relation, note, noteMessage }) =>
      JSON.stringify([from, to, relation, note, noteMessage]),
    )
    .sort()
    .join();
}
