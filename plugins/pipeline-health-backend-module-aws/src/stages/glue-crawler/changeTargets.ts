import { JsonObject } from '@backstage/types';
import { globbed } from './exclusions/markers';
import { segmentsOf } from './s3Path';
import { SplitReport } from './split/SplitReport';

/** The targets of a crawler as Glue has them, by their type. */
export type Targets = { [type: string]: JsonObject[] };

/** How many folders below its path a crawler of lake tables looks for their metadata. */
const DEPTH = 10;

/** A target of its own for each lake table, of which its old target looks past; undefined where not all are known. */
export function lakeTargets(
  targets: Targets,
  path: string,
  { lakes, lakeCount }: SplitReport,
): Targets | undefined {
  if (lakeCount > lakes.length) {
    return undefined;
  }
  const depth = segmentsOf(path).length;
  const inside = lakes.map(lake =>
    segmentsOf(lake.path).slice(depth).join('/'),
  );
  const isWhole = inside.includes('');
  const patterns = inside.map(folder => `${globbed(folder)}/**`);
  const of = (format: string) =>
    lakes.flatMap(lake => (lake.format === format ? lake.path : []));
  const added = (
    type: string,
    paths: string[],
    more: JsonObject,
    key: string,
  ) =>
    paths.length
      ? { [type]: [...(targets[type] ?? []), { [key]: paths, ...more }] }
      : {};
  const { S3Targets = [], ...others } = targets;
  const left = isWhole
    ? S3Targets.filter(target => target.Path !== path)
    : excluding({ S3Targets }, new Map([[path, patterns]])).S3Targets;
  return {
    ...(left.length && { S3Targets: left }),
    ...others,
    ...added(
      'DeltaTargets',
      of('delta'),
      { WriteManifest: false, CreateNativeDeltaTable: true },
      'DeltaTables',
    ),
    ...added(
      'IcebergTargets',
      of('iceberg'),
      { MaximumTraversalDepth: DEPTH },
      'Paths',
    ),
    ...added(
      'HudiTargets',
      of('hudi'),
      { MaximumTraversalDepth: DEPTH },
      'Paths',
    ),
  };
}

/** The targets with more patterns that they exclude, by their paths. */
export function excluding(
  { S3Targets = [], ...others }: Targets,
  lacking: ReadonlyMap<string, readonly string[]>,
): Targets {
  return {
    ...(S3Targets.length && {
      S3Targets: S3Targets.map(target => {
        const patterns = lacking.get(String(target.Path)) ?? [];
        const known = Array.isArray(target.Exclusions) ? target.Exclusions : [];
        return patterns.length
          ? { ...target, Exclusions: [...new Set([...known, ...patterns])] }
          : target;
      }),
    }),
    ...others,
  };
}
