import { CollectionStorage } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { isPostgres } from './bulk';
import { Stored } from './values';

/** Tells how much is stored, by what the database knows without counting. */
export class StorageReader {
  constructor(private readonly knex: Knex) {}

  async size(): Promise<CollectionStorage> {
    if (!isPostgres(this.knex)) {
      return {
        database: 'SQLite',
        bytes: await this.sizeOfFile(),
        tables: [],
      };
    }
    const tables = await this.sizesOfTables();
    return {
      database: 'PostgreSQL',
      bytes: tables.reduce((sum, table) => sum + table.bytes, 0),
      tables,
    };
  }

  private async sizeOfFile(): Promise<number> {
    const [row]: { bytes: number }[] = await this.knex.raw(
      'select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()',
    );
    return row.bytes;
  }

  private async sizesOfTables(): Promise<CollectionStorage['tables']> {
    const rows: { name: string; rows: Stored; bytes: Stored }[] =
      await this.knex('pg_class')
        .join('pg_namespace', 'pg_namespace.oid', 'pg_class.relnamespace')
        .where('relkind', 'r')
        .whereRaw('nspname = current_schema()')
        .select({ name: 'relname', rows: 'reltuples' })
        .select(this.knex.raw('pg_total_relation_size(pg_class.oid) as bytes'))
        .orderBy([{ column: 'bytes', order: 'desc' }, 'name']);
    return rows.map(({ name, rows: estimate, bytes }) => ({
      name,
      // Minus one: nobody has looked at the table yet.
      ...(Number(estimate) >= 0 && { rows: Number(estimate) }),
      bytes: Number(bytes),
    }));
  }
}
