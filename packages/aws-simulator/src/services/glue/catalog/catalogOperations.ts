import {
  CreateDatabaseCommand,
  CreateTableCommand,
  GetTableCommand,
  GetTablesCommand,
} from '@aws-sdk/client-glue';
import { Operation, operation } from '../../../wire/operation';
import { Call } from '../../../wire/wireMessages';
import { pageOf } from '../pageOf';
import { Catalog } from './Catalog';

const sizes = { usual: 100, most: 100 };

/** The operations on tables; `settle` brings the catalog up to date first. */
export function catalogOperations(
  catalog: Catalog,
  settle: (now: number) => void,
): Operation[] {
  const scopeOf = (call: Call, catalogId: string | undefined) => {
    settle(call.now);
    return { region: call.region, account: catalogId ?? call.account };
  };
  return [
    operation(CreateDatabaseCommand, (input, call) => {
      catalog.addDatabase(
        scopeOf(call, input.CatalogId),
        input.DatabaseInput?.Name ?? '',
      );
      return {};
    }),

    operation(CreateTableCommand, (input, call) => {
      const scope = scopeOf(call, input.CatalogId);
      const { TableInput: table, DatabaseName = '' } = input;
      catalog.tables(scope, DatabaseName);
      catalog.put(scope, DatabaseName, {
        ...table,
        Name: table?.Name ?? '',
        DatabaseName,
        CatalogId: scope.account,
        CreateTime: new Date(call.now),
        UpdateTime: new Date(call.now),
        VersionId: '1',
      });
      return {};
    }),

    operation(GetTablesCommand, (input, call) => {
      const scope = scopeOf(call, input.CatalogId);
      const pattern = input.Expression
        ? new RegExp(`^(?:${input.Expression})$`)
        : /^/;
      const tables = catalog
        .tables(scope, input.DatabaseName ?? '')
        .filter(
          ({ Name = '' }) =>
            pattern.test(Name) &&
            !catalog.isHidden(scope, input.DatabaseName ?? '', Name),
        );
      const page = pageOf(tables, input, sizes);
      return { TableList: page.items, NextToken: page.nextToken };
    }),

    operation(GetTableCommand, (input, call) => ({
      Table: catalog.table(
        scopeOf(call, input.CatalogId),
        input.DatabaseName ?? '',
        input.Name ?? '',
      ),
    })),
  ];
}
