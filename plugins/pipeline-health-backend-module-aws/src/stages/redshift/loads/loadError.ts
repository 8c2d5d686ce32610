import {
  Message,
  Run,
  Said,
} from '@pipeline-health/plugin-pipeline-health-common';
import { KNOWN_FAILURES } from '../../../judging/failures';
import { sayWarehouse } from '../sayWarehouse';

/** Where a load stumbled, without the value that it stumbled over. */
export type LoadError = {
  code?: number;
  column?: string;
  file?: string;
  line?: number;
};

/** Where a load stumbled and over what; Redshift's own messages quote values and are not read. */
export function sayLoadError(error: LoadError | undefined): Said {
  if (!error) {
    return sayWarehouse('warehouse.load-aborted');
  }
  const { column, line, file } = error;
  const places = [
    ...(column ? [sayWarehouse('warehouse.load-column', { column })] : []),
    ...(line === undefined
      ? []
      : [sayWarehouse('warehouse.load-line', { line: String(line) })]),
    ...(file ? [sayWarehouse('warehouse.load-file', { file })] : []),
  ];
  const why = meaningOf(error);
  return places.length
    ? sayWarehouse('warehouse.load-error', {
        where: places.reduceRight((rest, first) =>
          sayWarehouse('warehouse.load-place', { first, rest }),
        ),
        why,
      })
    : why;
}

/** What the error of a load that is kept as a run is made of. */
export function sentenceOfLoad({ figures = {} }: Run): Message {
  const error = placeOf(figures);
  return sayLoadError(Object.keys(error).length ? error : undefined).sentence;
}

/** Where a load stumbled, by the figures of its run. */
export function placeOf({
  errorCode,
  errorColumn,
  errorFile,
  errorLine,
}: NonNullable<Run['figures']>): LoadError {
  return {
    ...(errorCode !== undefined && { code: Number(errorCode) }),
    ...(errorColumn !== undefined && { column: String(errorColumn) }),
    ...(errorFile !== undefined && { file: String(errorFile) }),
    ...(errorLine !== undefined && { line: Number(errorLine) }),
  };
}

function meaningOf({ code }: LoadError): Said {
  const name = `load-${code}`;
  if (KNOWN_FAILURES.warehouse.some(known => known.name === name)) {
    return sayWarehouse(`failures.${name}.cause`);
  }
  return code === undefined
    ? sayWarehouse('warehouse.load-code', {}, 'untold')
    : sayWarehouse('warehouse.load-code', { code: String(code) });
}
