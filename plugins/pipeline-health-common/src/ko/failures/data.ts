/** What is wrong with the data that is read or written. */
export const data = {
  'path-missing': {
    cause: '입력 경로({{path}})가 없음',
    remedy:
      '이 작업 전에 {{path}}에 데이터를 써야 하는 쪽을 확인하세요. 늦었거나, 실패했거나, 다른 곳에 썼을 수 있습니다. 데이터가 준비되면 다시 시작하세요.',
  },
  'table-without-format': {
    cause: '카탈로그에 {{table}}을(를) 읽는 방법이 없음',
    remedy:
      '카탈로그에서 {{table}}에 입력 형식과 SerDe를 지정해 다시 정의하거나 크롤러로 찾게 하세요. 둘 다 없는 테이블은 읽을 수 없습니다.',
  },
  'connection-missing': {
    cause: '연결({{connection}})이 없음',
    remedy:
      '연결({{connection}})을 다시 만들거나, 사용하는 곳에서 이 리전에 있는 연결을 지정하세요.',
  },
  'stream-missing': {
    cause: '스트림({{resource}})이 없음',
    remedy:
      '스트림({{resource}})을 읽는 곳에서 이름, 계정, 리전을 바로잡으세요. 삭제되었다면 데이터를 보내는 쪽과 함께 다시 만드세요. 기존 체크포인트는 새 스트림에 쓸 수 없습니다.',
  },
  'table-missing': {
    cause: '카탈로그에 테이블({{table}})이 없음',
    remedy:
      '{{table}}을(를) 만드는 쪽을 확인하세요. 크롤러가 이름을 바꿨거나, 나눴거나, 사용 중단 처리했거나, 아직 실행되지 않았을 수 있습니다. 데이터베이스도 확인하세요.',
  },
  'database-missing': {
    cause: '카탈로그에 데이터베이스({{database}})가 없음',
    remedy:
      '데이터베이스({{database}})를 다시 만들거나 이름을 바로잡으세요. 리전과 카탈로그 ID도 확인하세요.',
  },
  'entity-missing': {
    cause: '카탈로그에 테이블이나 데이터베이스가 없음',
    remedy:
      '작업이 읽는 테이블·데이터베이스 이름을 카탈로그와 비교하세요. 크롤러가 이름을 바꿨거나 사용 중단 처리했을 수 있습니다.',
  },
  'schema-not-inferred': {
    cause: '입력이 비었거나 형식이 다름',
    remedy:
      '읽는 폴더({{input}})를 확인하세요. 파일이 없거나, 마커 파일뿐이거나, 형식이 {{format}}이(가) 아닙니다. 파일을 쓰는 쪽을 확인하세요.',
  },
  'type-mismatch': {
    cause: '컬럼({{column}})의 타입이 {{expected}}이(가) 아님',
    remedy:
      '한 데이터세트 안에서 파일마다 컬럼({{column}})의 타입이 다릅니다. {{path}}에 쓰는 쪽을 고치고, 읽을 때 타입을 변환하고, 다른 파일은 다시 쓰세요.',
  },
  'type-of-dictionary': {
    cause: '파일의 컬럼 타입이 기대와 다름',
    remedy:
      '한 데이터세트 안에서 컬럼 타입이 다르거나 테이블과 파일의 타입이 다릅니다. {{input}}의 최신 파일을 이전 파일, 테이블과 비교하고 다른 파일은 다시 쓰세요.',
  },
  'dates-of-old-calendar': {
    cause: '새 Spark 버전에서 옛 날짜 처리 방식이 바뀜',
    remedy:
      '작업의 --conf로 spark.sql.parquet.datetimeRebaseModeInRead와 …InWrite를 CORRECTED(그대로) 또는 LEGACY(Spark 2 방식)로 지정해 1900년 이전 시각의 의미를 정하세요. 그런 날짜가 데이터 오류는 아닌지도 확인하세요.',
  },
  'file-corrupt': {
    cause: '파일({{path}})이 손상되었거나 형식이 다름',
    remedy:
      '{{path}}을(를) 입력에서 빼거나 다시 쓰세요. 쓰는 작업이 중간에 끊겼는지, 폴더에 다른 형식이 섞였는지 확인하세요. 권한 문제는 아닙니다.',
  },
  'column-unresolved': {
    cause: '입력에 없는 컬럼을 사용함',
    remedy:
      '{{input}}의 최신 파일과 사용하는 컬럼({{column}})을 비교하세요. 앞 단계에서 컬럼 이름이 바뀌었거나 빠졌습니다. 그쪽을 고치거나 여기서 맞추세요.',
  },
  'records-malformed': {
    cause: '해석할 수 없는 입력 레코드가 있음',
    remedy:
      '{{input}}의 최신 파일을 확인하세요. 구분자, 따옴표, 인코딩, 헤더 중 하나가 다릅니다. 파일을 쓰는 쪽을 고치고 잘못된 파일은 따로 옮기세요.',
  },
  encoding: {
    cause: 'UTF-8이 아닌 문자열',
    remedy:
      '{{input}}에 UTF-8로 쓰게 하거나, 읽는 쪽에 실제 인코딩을 지정하세요.',
  },
  'files-changed': {
    cause: '읽는 동안 파일이 사라짐',
    remedy:
      '읽는 동안 다른 작업이 {{path}}을(를) 다시 쓰거나 지웁니다. 그 작업이 끝난 뒤 실행하거나, 매번 새 폴더에 쓰거나, 스냅샷이 있는 테이블 형식을 쓰세요.',
  },
  'output-exists': {
    cause: '출력 위치에 이미 파일이 있음',
    remedy:
      '이전 실행이 {{path}}에 썼습니다. 완전한 결과인지 확인한 뒤 쓰기 모드를 덮어쓰기나 추가로 지정하거나, 실행마다 다른 폴더에 쓰세요.',
  },
  'commit-conflict': {
    cause: '다른 작업이 같은 테이블을 변경함',
    remedy:
      '한 번에 한 작업만 {{table}}에 커밋하게 하거나(최대 동시 실행 1, 다른 작업과 컴팩션은 다른 시간에), 커밋을 재시도하게 하세요.',
  },
  'bucket-missing': {
    cause: '버킷이 없음',
    remedy:
      '버킷 이름({{bucket}})을 바로잡거나, 원래 리전과 계정에 정책과 함께 다시 만드세요.',
  },
  'bucket-region': {
    cause: '버킷이 다른 리전에 있음',
    remedy:
      '읽는 곳에 버킷의 리전을 지정하거나, 데이터를 처리하는 리전에 두세요.',
  },
  archived: {
    cause: '보관(아카이브)된 파일이라 읽을 수 없음',
    remedy:
      '읽는 곳({{input}})에서 GLACIER와 DEEP_ARCHIVE 클래스를 제외하고, 필요한 파일은 복원하고, 수명 주기 규칙은 아무도 읽지 않는 파일만 보관하게 하세요.',
  },
  'key-missing': {
    cause: '읽을 파일이 없음',
    remedy:
      '앞 단계가 {{input}}에 파일을 썼는지, 읽는 동안 파일을 지우거나 옮기는 작업이 없는지 확인하세요.',
  },
};
