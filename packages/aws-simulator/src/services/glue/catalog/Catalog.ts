import type { Table } from '@aws-sdk/client-glue';
import { Scope } from '../../../wire/wireMessages';
import { missing } from '../glueErrors';
import { ScopedMap } from '../ScopedMap';

/** The Data Catalog: databases and their tables. */
export class Catalog {
  readonly #databases = new ScopedMap<Map<string, Table>>();
  readonly #hidden = new ScopedMap<boolean | string[]>();

  addDatabase(scope: Scope, name: string): void {
    if (!this.#databases.get(scope, name)) {
      this.#databases.set(scope, name, new Map());
    }
  }

  dropDatabase(scope: Scope, name: string): void {
    this.#databases.delete(scope, name);
  }

  /** Hides all tables of a database, or some, from whoever reads the catalog, or shows them again. */
  hide(scope: Scope, database: string, hidden: boolean | string[]): void {
    this.#hidden.set(scope, database, hidden);
  }

  isHidden(scope: Scope, database: string, table: string): boolean {
    const hidden = this.#hidden.get(scope, database) ?? false;
    return Array.isArray(hidden) ? hidden.includes(table) : hidden;
  }

  tables(scope: Scope, database: string): Table[] {
    return [...this.#tablesOf(scope, database).values()];
  }

  table(scope: Scope, database: string, name: string): Table {
    const table = this.#tablesOf(scope, database).get(name);
    if (!table) {
      throw missing(`Table ${name} not found.`);
    }
    return table;
  }

  find(scope: Scope, database: string, name: string): Table | undefined {
    return this.#databases.get(scope, database)?.get(name);
  }

  /** Writes a table, and its database when that is not there. */
  put(scope: Scope, database: string, table: Table): void {
    this.addDatabase(scope, database);
    this.#databases.get(scope, database)?.set(table.Name ?? '', table);
  }

  remove(scope: Scope, database: string, name: string): void {
    this.#databases.get(scope, database)?.delete(name);
  }

  #tablesOf(scope: Scope, database: string): Map<string, Table> {
    const tables = this.#databases.get(scope, database);
    if (!tables) {
      throw missing(`Database ${database} not found.`);
    }
    return tables;
  }
}
