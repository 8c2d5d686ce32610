import {
  DeclarationProblem,
  HEALTHS,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { MaintenanceTimes } from '../evaluation';
import { LONGEST_TITLE, PipelineRow } from './rows';
import { jsonOf, textOf } from './values';

/** What an entity declares, as it is stored. */
export interface StoredDeclaration {
  stages: StageRef[];
  tags: { [key: string]: string };
  /** Unchecked overrides: kind → threshold → lines. */
  thresholds: JsonObject;
  /** Unchecked: what it is held to; absent in what was stored before there was such a thing. */
  objectives?: JsonObject;
  /** When it is worked on; absent in what was stored before there was such a thing. */
  maintenance?: MaintenanceTimes[];
  /** Links that no description names; absent in what was stored before there was such a thing. */
  links?: DiscoveredLink[];
  problems: DeclarationProblem[];
}

/** What a search by tags found, as it is stored. */
export interface TagSearchResult {
  stages: StageRef[];
  problems: DeclarationProblem[];
}

/** A watched entity, as the catalog has it. */
export interface WatchedEntity {
  entityRef: string;
  title: string;
  owner?: string;
  /** What the catalog calls the owner, if it has a name for it. */
  ownerTitle?: string;
  system?: string;
  systemTitle?: string;
  runbook?: string;
  /** The labels of the entity. */
  labels?: { [label: string]: string };
  declaration: StoredDeclaration;
  /** Hash of all of the above. */
  fingerprint: string;
}

/** The declaration that a row of `pipelines` holds. */
export function declarationOf(
  row: Pick<PipelineRow, 'declaration'>,
): StoredDeclaration {
  return (
    jsonOf<StoredDeclaration>(row.declaration) ?? {
      stages: [],
      tags: {},
      thresholds: {},
      problems: [],
    }
  );
}

/** What tags found, as a row of `pipelines` holds it. */
export function tagSearchResultOf(
  row: Pick<PipelineRow, 'found'>,
): TagSearchResult {
  return jsonOf<TagSearchResult>(row.found) ?? { stages: [], problems: [] };
}

/** What the row of a new pipeline says before it is assessed. */
const NOT_ASSESSED = {
  found: '{"stages":[],"problems":[]}',
  resolve_epoch: 0,
  revision: 1,
  assessed_revision: 0,
  assessed_at: null,
  health_rank: HEALTHS.indexOf('unknown'),
  health_since: null,
  urgency: 0,
  findings: '[]',
  remembered: '[]',
  summary: null,
  summary_until: null,
  summary_of: null,
  unresolved: '[]',
  stage_count: 0,
  loss_at: null,
  dead_letters: null,
  figure_title: null,
  figure_value: null,
  trend_change: null,
  collected_at: null,
  stale_after: null,
  announced: null,
  looks: null,
  lacking_since: null,
  news_since: null,
};

/** The row of a pipeline that is new, whose stages are to be worked out at `now`. */
export function declarationRow(
  entity: WatchedEntity,
  now: number,
): Omit<PipelineRow, 'id'> {
  const tagged = Object.keys(entity.declaration.tags).length > 0;
  return {
    entity_ref: entity.entityRef,
    title: textOf(entity.title),
    owner: entity.owner ?? null,
    owner_title: titleOf(entity.ownerTitle),
    system: entity.system ?? null,
    system_title: titleOf(entity.systemTitle),
    runbook: entity.runbook === undefined ? null : textOf(entity.runbook),
    declaration: JSON.stringify(entity.declaration),
    fingerprint: entity.fingerprint,
    next_resolve_at: now,
    next_find_at: tagged ? now : null,
    ...NOT_ASSESSED,
  };
}

/** A title as its column takes it. */
function titleOf(title: string | undefined): string | null {
  return title === undefined ? null : textOf(title).slice(0, LONGEST_TITLE);
}
