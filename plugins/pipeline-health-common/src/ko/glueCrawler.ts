import { couldNotAsk } from './shared';

/** Crawlers of Glue. */
export const glueCrawler = {
  title: 'Glue 크롤러',
  inventory: {
    state: '상태',
    description: '설명',
    database: '데이터베이스',
    tablePrefix: '테이블 접두사',
    targets: '대상 경로',
    schedule: '일정',
    lastCrawl: '마지막 크롤링',
    tableCount: '테이블 수',
    tables: '카탈로그 테이블',
    deprecatedTables: '사용 중단된 테이블',
    strayTables: '대상 경로 밖의 테이블',
    grouping: '그룹화',
    schemaChange: '스키마 변경 정책',
    recrawl: '재크롤링 정책',
    classifiers: '분류자',
    statistics: '평소 소요 시간',
    role: '역할',
    createdAt: '생성',
    updatedAt: '변경',
  },
  finding: {
    line: {
      group: '{{what}}: {{tables}}',
      tables_other: '테이블 {{count}}개',
      named_other: '테이블 {{count}}개({{names}})',
      name: '{{name}}',
      only: '{{column}} {{type}}: {{tables}}에만 있음',
      type: '{{type}}({{tables}})',
      types: '{{first}}, {{rest}}',
      levels_other: '{{count}}단계',
      header: '헤더 줄 있음',
      header_none: '헤더 줄 없음',
      fields: "{{header}}, 필드 구분자 '{{delimiter}}'",
    },
    'database-missing': {
      title: '크롤러의 데이터베이스 {{database}}이(가) 없습니다',
      remedy:
        '데이터베이스를 만들거나 크롤러에 다른 데이터베이스를 지정하고 크롤러를 시작하세요.',
    },
    'last-crawl-failed': {
      title_other: '크롤링 {{count}}회 연속 실패: {{cause}}',
      remedy: '{{remedy}}',
    },
    'crawls-stopped': {
      title_other: '크롤링이 {{count}}회 연속 중간에 중단되었습니다{{since}}',
      'since-good': '. 마지막 정상 크롤링은 {{ago}} 전에 시작',
      remedy:
        '누가 중단하는지 확인하세요. 사람일 수도, 시간 제한이 있는 워크플로나 자체 제한이 있는 스크립트일 수도 있습니다. 한 번은 끝까지 실행하세요.',
    },
    'several-tables': {
      title_other:
        '{{path}}이(가) 테이블 {{count}}개로 분리되었습니다: {{reasons}}',
      title_growing_other:
        '{{path}}이(가) 테이블 {{count}}개로 분리되었습니다(신규 {{added}}개): {{reasons}}',
      'no-reason': '카탈로그만으로는 이유를 알 수 없음',
      remedy: '{{advice}} 그런 다음 다시 크롤링하세요.',
      advices: '{{first}} {{rest}}',
      'combine-schemas':
        '크롤러 설정에서 Grouping.TableGroupingPolicy를 CombineCompatibleSchemas로 설정하세요.',
      'table-level':
        'Grouping.TableLevelConfiguration을 데이터세트 수준인 {{level}}(으)로 설정하세요. 크롤러 전체에 적용됩니다.',
      'or-table-level':
        '또는 Grouping.TableLevelConfiguration을 데이터세트 수준인 {{level}}(으)로 설정하세요. 크롤러 전체에 적용됩니다.',
      'read-log': '합쳐지지 않은 이유를 마지막 크롤링 로그에서 확인하세요.',
      'other-datasets':
        '{{target}} 아래의 다른 폴더는 별개의 데이터세트로 보이며 지금대로 두면 됩니다.',
    },
    'unreadable-tables': {
      title_other: '테이블 {{count}}개의 파일을 분류자가 인식하지 못합니다',
      title_header_other: '테이블 {{count}}개의 헤더 줄을 인식하지 못했습니다',
      title_plain_other: '테이블 {{count}}개의 컬럼에 이름이 없습니다',
      remedy:
        '{{location}}의 파일을 확인하세요. 빈 파일, 암호화된 파일, 다른 파일은 여기에 두지 마세요. 자체 형식이라면 크롤러에 분류자를 추가하고 다시 크롤링하세요.',
      remedy_header:
        '헤더가 있다고 표시하고 컬럼 이름을 지정한 사용자 지정 CSV 분류자를 크롤러에 추가하세요. 모든 컬럼이 문자열이거나 헤더 아래에 데이터가 없으면 헤더를 인식하지 못합니다. 그런 다음 다시 크롤링하세요.',
      remedy_plain:
        '파일에 헤더가 없다면 사용자 지정 CSV 분류자로 컬럼 이름을 지정하고, 있다면 헤더가 있다고 표시하세요. 그런 다음 다시 크롤링하세요.',
    },
    'tables-given-up': {
      title_other:
        '크롤러가 테이블 {{name}} 외 {{more}}개를 사용 중단 처리했습니다{{reason}}',
      title_deleted_other:
        '{{at}} 크롤링에서 테이블 {{count}}개가 삭제되었습니다',
      lacks: '. {{names}} 값이 없음: 크롤러가 만든 테이블이 아님',
      replaced: '. 데이터는 이제 {{names}}에 있음',
      remedy:
        '{{location}}에 데이터가 아직 있는지 확인하세요. 있다면 테이블에서 다른 부분을 고치거나 DEPRECATED_BY_CRAWLER 파라미터를 지우고 다시 크롤링하세요. 더 쓰지 않는 데이터라면 조치할 것이 없습니다.',
      remedy_lacks:
        '크롤링 결과와 같은 값으로 테이블 {{name}}에 파라미터 {{lacks}}을(를) 추가하거나(null은 없는 것과 다릅니다) 크롤러가 다른 이름으로 테이블을 새로 만들게 하세요. 그런 다음 다시 크롤링하세요.',
      remedy_replaced:
        '{{name}}을(를) 읽는 쪽이 다른 테이블을 읽게 하거나, {{location}}의 파일을 원래대로 돌리고 다시 크롤링하세요.',
      remedy_deleted:
        '데이터가 아직 있는지 확인하고 다시 크롤링하세요. SchemaChangePolicy의 DeleteBehavior가 DEPRECATE_IN_DATABASE였다면 테이블이 남았을 것입니다.',
    },
    'fewer-tables': {
      title_other:
        '{{path}}의 테이블이 {{count}}개입니다 (기대값 {{expected}}개)',
      remedy:
        '{{target}} 아래에서 없어지거나 비었거나 제외된 데이터세트 폴더를 찾고 다시 크롤링하세요. 더 쓰지 않는 데이터세트라면 임계값 tablesOfOneTarget으로 맞는 개수를 지정하세요.',
    },
    'tables-hidden': {
      title_other:
        '{{at}} 크롤링에서 테이블 {{count}}개를 만들거나 바꿨지만 카탈로그에 보이지 않습니다: 숨겨졌거나 삭제됨',
      title_some_other:
        '{{at}} 크롤링에서 만들거나 바꾼 테이블 중 {{count}}개가 카탈로그에 보이지 않습니다: 숨겨졌거나 삭제됨',
      remedy:
        'Pipeline Health가 이 계정을 조회하는 역할에 Lake Formation에서 데이터베이스 {{database}}의 모든 테이블에 대한 DESCRIBE를 부여하세요. 누군가 삭제했다면 다시 크롤링하세요.',
    },
    overdue: {
      title_other:
        '크롤러 예정 시간 초과: {{late}} 늦음, 크롤링 {{count}}회 빠짐',
      title_triggered_other:
        '{{by}}의 일정 기준 크롤러 예정 시간 초과: {{late}} 늦음, 크롤링 {{count}}회 빠짐',
      remedy:
        "크롤러를 수동으로 시작하고, 'Glue Scheduled Crawler Invocation Failure' 이벤트와 역할 변경이 있는지 확인하세요. 역할을 위임받지 못하면 Glue가 크롤러를 시작하지 않습니다.",
      remedy_triggered:
        '{{by}}의 실행을 확인하세요. 활성화되어 있는지, 크롤러 앞 단계 중 실패한 것이 있는지 살펴보세요. 그동안 크롤러는 수동으로 시작하세요.',
    },
    'long-crawl': {
      title: '크롤링이 {{running}}째 실행 중입니다. 평소에는 {{median}}',
      remedy:
        '대상 경로에 파일이 몇 개인지 확인하세요. 필요 없는 파일을 제외하거나, 표본 크기를 정하거나, 새 폴더만 크롤링하세요. CRAWL_NEW_FOLDERS_ONLY를 쓰려면 SchemaChangePolicy의 두 동작이 모두 LOG여야 합니다.',
    },
    'no-tables': {
      title_other:
        '마지막 크롤링은 성공했지만 {{path}} 외 {{more}}개 경로의 테이블이 없습니다',
      remedy:
        '{{target}} 아래에 데이터가 들어오는지, 제외 패턴이 모두 걸러 내지 않는지 확인하세요. 한 경로 아래에 테이블이 여러 개 있어 폴더를 건너뛰면 크롤링 로그({{log}})에 남습니다.',
      remedy_skipped:
        '테이블 {{names}}이(가) {{target}} 아래에 있지만 이 크롤러가 관리하지 않습니다. 이미 여러 테이블이 있는 폴더는 크롤러가 건너뛰며 크롤링 로그({{log}})에 남습니다. 폴더마다 테이블을 하나만 두고 다시 크롤링하세요.',
    },
    'several-datasets': {
      title_other:
        '{{path}}에 데이터세트 {{count}}개가 있고 각각 테이블이 있습니다',
      remedy:
        '서로 다른 데이터세트로 보이며 테이블은 지금대로 두면 됩니다. 임계값 tablesOfOneTarget: { warning: {{count}} }으로 지정하거나 데이터세트마다 대상을 따로 두세요.',
      remedy_alike:
        '폴더 이름으로는 서로 다른 데이터세트, 컬럼으로는 하나의 데이터세트로 보입니다. 여러 개가 맞다면 테이블을 그대로 두고, 하나라면 폴더 이름을 파티션처럼(region=eu) 바꾸세요.',
    },
    'swallowed-datasets': {
      title_other:
        '테이블 {{count}}개의 partition_0 폴더가 각각 별개의 데이터세트일 수 있습니다',
      remedy:
        '{{name}}의 partition_0 값을 확인하세요. 데이터세트 이름이라면 각각 대상을 따로 두거나 Grouping.TableLevelConfiguration을 한 수준 깊게 설정하세요. 크롤러 전체에 적용됩니다.',
    },
    'schema-change-policy': {
      title:
        '크롤러가 스키마 변경을 기록만 합니다: 새 컬럼이 테이블에 반영되지 않습니다',
      title_deletes:
        '데이터가 한 시간만 없어도 크롤러가 테이블과 파티션을 삭제합니다',
      remedy:
        'SchemaChangePolicy의 UpdateBehavior를 UPDATE_IN_DATABASE로 설정하세요.',
      remedy_deletes:
        'SchemaChangePolicy의 DeleteBehavior를 DEPRECATE_IN_DATABASE로 설정하세요.',
    },
    'no-grouping': {
      title:
        '컬럼이 많이 다른 폴더는 따로 테이블이 됩니다: 호환 스키마 결합이 꺼져 있음',
      remedy:
        '크롤러 설정에서 Grouping.TableGroupingPolicy를 CombineCompatibleSchemas로 설정하세요(콘솔에서는 "각 S3 경로에 단일 스키마 생성").',
    },
    'no-exclusions': {
      title_other: '대상 {{count}}개에 마커 파일 제외 패턴이 없습니다',
      remedy:
        "대상에 제외 패턴 '**_SUCCESS'와 '**_temporary/**'를 추가하세요. 대상 바로 아래와 그 하위 경로 모두에 적용됩니다.",
    },
    'schedule-off': {
      title: '일정 {{schedule}}이(가) 꺼져 있습니다',
      title_unreadable:
        "일정 '{{schedule}}'을(를) 해석할 수 없어 크롤링이 늦어도 알림이 가지 않습니다",
      remedy:
        '일정을 다시 켜세요. 다른 것이 크롤러를 시작한다면 일정을 제거하세요.',
      remedy_unreadable:
        'cron(15 6 * * ? *)처럼 필드 여섯 개의 cron으로 쓰세요.',
    },
    'stray-tables': {
      title_other:
        '이 크롤러의 테이블 {{count}}개가 대상 경로 밖에 있어 더는 갱신되지 않습니다',
      remedy:
        '읽는 곳이 있다면 크롤러가 해당 폴더를 다시 가리키게 하세요. 없다면 남은 테이블일 뿐입니다.',
    },
    'unreadable-configuration': {
      title:
        '크롤러 설정을 해석할 수 없어 테이블을 어떻게 묶는지 알 수 없습니다',
      remedy: '크롤러 설정을 "Version": 1.0이 있는 JSON으로 다시 쓰세요.',
    },
    split: {
      'iceberg-layout': {
        reason: 'Iceberg 테이블 내부 파일이 테이블이 됨',
        remedy:
          '{{lakes}}은(는) 일반 S3 대상 대신 Iceberg 대상(IcebergTargets)으로 크롤링하고 테이블 파일은 그대로 두세요.',
      },
      'delta-layout': {
        reason: 'Delta 테이블 로그가 테이블이 됨',
        remedy:
          '{{lakes}}은(는) 일반 S3 대상 대신 Delta 대상(DeltaTargets)으로 크롤링하고 테이블 파일은 그대로 두세요.',
      },
      'hudi-layout': {
        reason: 'Hudi 테이블 내부 파일이 테이블이 됨',
        remedy:
          '{{lakes}}은(는) 일반 S3 대상 대신 Hudi 대상(HudiTargets)으로 크롤링하고 테이블 파일은 그대로 두세요.',
      },
      'marker-files': {
        reason: '데이터가 아닌 파일({{names}})이 테이블이 됨',
        remedy: '대상에 제외 패턴 {{patterns}}을(를) 추가하세요.',
      },
      'failed-records': {
        reason: 'Firehose 전송 실패 파일이 테이블이 됨',
        remedy:
          '대상에 제외 패턴 {{patterns}}을(를) 추가하거나 Firehose가 실패 파일을 대상 밖에 쓰게 하세요(ErrorOutputPrefix).',
      },
      'unrecognized-files': {
        reason: '분류자가 {{names}}의 파일을 인식하지 못함',
        remedy:
          '빈 파일과 다른 파일을 대상에서 제외하거나 분류자를 추가하세요.',
      },
      'mixed-formats': {
        reason: '파일 형식 {{count}}가지({{names}})가 섞임',
        remedy:
          '{{path}} 아래에는 한 가지 형식만 쓰고, 다른 파일은 별도 경로와 대상으로 옮기세요.',
      },
      'mixed-compressions': {
        reason: '압축 방식 {{count}}가지({{names}})가 섞임',
        remedy:
          '{{path}} 아래에는 한 가지 압축만 쓰고, 다른 파일은 다시 쓰세요.',
      },
      headers: {
        reason: 'CSV 파일의 헤더 줄이 서로 다름',
        remedy: '{{path}}의 모든 CSV 파일에 같은 헤더 줄과 구분자를 쓰세요.',
      },
      'json-arrays': {
        reason: '일부 JSON 파일이 배열 하나로 되어 있음',
        remedy:
          '{{path}}의 모든 파일에 한 줄에 한 레코드씩 쓰거나, 크롤러에 경로가 $[*]인 사용자 지정 JSON 분류자를 추가하세요.',
      },
      'files-beside-folders': {
        reason: '폴더와 파일이 섞임({{names}})',
        remedy: '{{path}}에 흩어진 파일을 파티션 폴더로 옮기세요.',
      },
      'folders-beside-partitions': {
        reason: '파티션과 다른 폴더가 섞임({{names}})',
        remedy:
          '{{path}}의 파티션 옆에 있는 폴더를 파티션 안이나 별도 경로와 대상으로 옮기세요.',
      },
      'partition-keys': {
        reason: '파티션 이름이 여러 가지임({{names}})',
        remedy:
          '{{path}}의 폴더에 모두 같은 파티션 이름을 쓰고, 다른 폴더는 옮기세요.',
      },
      'uneven-depth': {
        reason: '파티션 깊이가 서로 다름({{names}})',
        remedy: '{{path}}의 모든 파티션을 같은 깊이로 쓰세요.',
      },
      'table-level': {
        reason: '테이블 생성 수준 설정 때문에 파티션마다 테이블이 됨',
        remedy:
          '설정된 TableLevelConfiguration이 {{path}}보다 깊어 파티션마다 테이블이 됩니다.',
      },
      'unrelated-schemas': {
        reason: '폴더끼리 공통 컬럼이 거의 없음',
        remedy:
          '서로 다른 데이터세트로 보입니다. 각각 이름을 붙인 폴더나 별도 대상에 두세요.',
      },
      schemas: {
        reason: '스키마 {{count}}개, 공통 컬럼이 최저 {{similarity}}',
        remedy: '프로듀서에서 서로 다른 컬럼을 맞추고 이전 파일을 다시 쓰세요.',
      },
      'column-types': {
        reason: '같은 컬럼의 타입이 여러 가지임',
        remedy: '컬럼마다 한 가지 타입으로 쓰고, 다른 파일은 다시 쓰세요.',
      },
      'same-folder': {
        reason: '한 폴더에서 테이블이 여러 개 만들어짐',
        remedy:
          '폴더마다 한 종류의 파일만 쓰세요. 아직 갱신되는 테이블은 변경 시각으로 알 수 있습니다.',
      },
      leftover: {
        remedy:
          '{{leftovers}}의 파일은 이미 제외되어 있습니다. 다음 크롤링에서 사용 중단되며, 남은 테이블에는 데이터가 없으므로 삭제해도 됩니다.',
      },
      'without-log': {
        remedy:
          '또는 대상에서 {{patterns}}을(를) 제외하세요. 이 경우 로그에서 제거된 파일도 읽게 됩니다.',
      },
      classifier: {
        remedy:
          '또는 헤더가 있다고 표시하고 컬럼 이름을 지정한 사용자 지정 CSV 분류자를 크롤러에 추가하세요.',
      },
    },
    'could-not-ask': couldNotAsk({
      tables: '만든 테이블(데이터 세트 하나가 여러 개로 분리되었는지)',
      crawls: '크롤 기록(마지막 크롤만 알 수 있음)',
      schedules: '크롤러를 시작하는 트리거',
      statistics: '평소 크롤 소요 시간',
      transforms: '이 크롤러의 테이블을 읽는 변환',
    }),
  },
};
