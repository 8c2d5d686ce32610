/** Why loads and queries of warehouses fail. */
export const warehouse = {
  'load-1204': {
    cause: '값이 너무 길거나 컬럼 범위를 벗어남',
    remedy:
      '쿼리({{query}})의 sys_load_error_detail에서 파일, 줄, 컬럼을 확인하세요. {{table}}의 컬럼({{column}})을 넓히거나, 문자열이고 뒷부분을 잘라도 된다면 TRUNCATECOLUMNS로 적재하세요.',
  },
  'load-1201': {
    cause: '필드 구분자를 찾지 못함',
    remedy:
      '적재의 DELIMITER와 쿼리({{query}})의 sys_load_error_detail에 나온 파일을 비교해 파일이나 적재 옵션을 고치세요.',
  },
  'load-1202': {
    cause: '테이블 컬럼보다 필드가 많음',
    remedy:
      '앞 단계에서 컬럼이 추가되었습니다. {{table}}에 컬럼을 추가하거나 COPY에 적재할 컬럼을 지정하세요.',
  },
  'load-1203': {
    cause: '테이블 컬럼보다 필드가 적음',
    remedy:
      '앞 단계에서 컬럼이 빠졌습니다. 컬럼을 되살리거나, COPY에 적재할 컬럼을 지정하거나, 뒤쪽 컬럼이 비어도 된다면 FILLRECORD로 적재하세요.',
  },
  'load-1205': {
    cause: '날짜 형식이 맞지 않음',
    remedy:
      "파일에 맞는 DATEFORMAT(또는 'auto')으로 적재하거나, 컬럼({{column}})을 쓰는 쪽을 고치세요.",
  },
  'load-1206': {
    cause: '타임스탬프 형식이 맞지 않음',
    remedy:
      "파일에 맞는 TIMEFORMAT(또는 'auto')으로 적재하거나, 컬럼({{column}})을 쓰는 쪽을 고치세요.",
  },
  'load-1207': {
    cause: '숫자 컬럼에 숫자가 아닌 값이 있음',
    remedy:
      '쿼리({{query}})의 sys_load_error_detail에 나온 파일과 줄을 확인하세요. 컬럼이 밀렸거나 컬럼({{column}})이 문자열로 바뀌었을 수 있습니다. 파일을 쓰는 쪽을 고치세요.',
  },
  'load-1208': {
    cause: '부동소수점 형식이 맞지 않음',
    remedy: '컬럼({{column}})을 쓰는 쪽을 고치고 파일을 다시 적재하세요.',
  },
  'load-1209': {
    cause: '소수(decimal) 형식이 맞지 않음',
    remedy: '컬럼({{column}})을 쓰는 쪽을 고치고 파일을 다시 적재하세요.',
  },
  'load-1210': {
    cause: '불리언 형식이 맞지 않음',
    remedy: '컬럼({{column}})을 쓰는 쪽을 고치고 파일을 다시 적재하세요.',
  },
  'load-1211': {
    cause: '빈 줄이 있음',
    remedy: 'IGNOREBLANKLINES로 적재하거나 파일을 쓰는 쪽을 고치세요.',
  },
  'load-1212': {
    cause: '적재할 파일이 없음',
    remedy:
      '파일을 언로드하거나 쓰는 쪽이 늦었는지, 파일을 지웠는지 확인한 뒤 다시 적재하세요.',
  },
  'load-1213': {
    cause: 'NOT NULL 컬럼에 값이 없음',
    remedy:
      '앞 단계에서 컬럼({{column}})이 빠졌거나 빈 값이 쓰였습니다. 그쪽을 고치거나, 비어도 되는 값이라면 {{table}}에서 NULL을 허용하세요.',
  },
  'load-1214': {
    cause: '따옴표가 닫히지 않음',
    remedy:
      '파일에 맞게 CSV나 REMOVEQUOTES로 적재하고, 따옴표가 닫히지 않은 줄을 고치세요.',
  },
  'load-1215': {
    cause: '줄 끝이 올바르지 않음',
    remedy:
      'sys_load_error_detail에 나온 파일에서 값 안의 줄바꿈을 찾아 따옴표로 묶거나(CSV) 이스케이프하세요(ESCAPE).',
  },
  'load-1216': {
    cause: '읽을 수 없는 줄이 있음',
    remedy:
      '쿼리({{query}})의 sys_load_error_detail에 나온 줄을 확인하세요. 4MB보다 길거나 끝이 닫히지 않았습니다.',
  },
  'load-1217': {
    cause: 'IDENTITY 컬럼에 맞지 않는 값이 있음',
    remedy: 'EXPLICIT_IDS로 적재하거나 적재할 컬럼에서 IDENTITY 컬럼을 빼세요.',
  },
  'load-1218': {
    cause: '시간 형식이 맞지 않음',
    remedy: '컬럼({{column}})을 쓰는 쪽을 고치고 파일을 다시 적재하세요.',
  },
  'load-1219': {
    cause: '바이너리 형식이 맞지 않음',
    remedy: '컬럼({{column}})을 쓰는 쪽을 고치고 파일을 다시 적재하세요.',
  },
  'load-1220': {
    cause: '올바른 UTF-8이 아닌 문자열이 있음',
    remedy:
      '파일을 UTF-8로 쓰게 하거나, 일부 문자가 바뀌어도 된다면 ACCEPTINVCHARS로 적재하세요.',
  },
  'load-1221': {
    cause: 'SUPER 컬럼에 맞는 JSON이 아닌 값이 있음',
    remedy: '컬럼({{column}})을 쓰는 쪽을 고치고 파일을 다시 적재하세요.',
  },
  'load-1224': {
    cause: '올바른 JSON이 아닌 줄이 있음',
    remedy: '파일을 쓰는 쪽을 고치고 다시 적재하세요.',
  },
  'load-8001': {
    cause: '적재 옵션이 파일 형식과 맞지 않음',
    remedy: 'COPY 옵션을 고치세요.',
  },
  'load-1200': {
    cause: '줄을 해석하지 못함(Redshift가 이유를 알려 주지 않음)',
    remedy:
      '쿼리({{query}})의 sys_load_error_detail에 나온 줄을 확인하세요. 적재 옵션이나 인코딩이 맞지 않을 수 있습니다.',
  },
  'load-parquet-schema': {
    cause: 'Parquet 파일이 테이블 컬럼과 맞지 않음',
    remedy:
      '최신 파일의 스키마와 {{table}}을(를) 비교하세요. Parquet COPY는 컬럼을 순서대로 넣고 타입을 변환하지 않습니다. 테이블이나 파일을 쓰는 쪽을 고치세요.',
  },
  'load-column-count': {
    cause: '파일과 테이블의 컬럼 수가 다름',
    remedy:
      '컬럼은 순서대로 적재됩니다. COPY에 파일 순서대로 컬럼을 지정하거나 {{table}}을(를) 파일을 쓰는 쪽에 맞추세요.',
  },
  'load-errors-detail': {
    cause: 'COPY가 일부 행을 적재하지 못함',
    remedy:
      '웨어하우스의 sys_load_error_detail(클러스터는 stl_load_errors)에서 {{table}}에 맞지 않는 행의 파일, 줄, 컬럼을 확인하세요.',
  },
  'load-prefix-missing': {
    cause: 'COPY가 적재할 파일을 찾지 못함',
    remedy:
      '{{path}}에 언로드하는 쪽을 확인하세요. 늦었거나, 다른 곳에 썼거나, 적재 전에 수명 주기 규칙이 파일을 지웠을 수 있습니다.',
  },
  'warehouse-full': {
    cause: '웨어하우스 디스크가 가득 참',
    remedy:
      '웨어하우스({{warehouse}})의 공간을 확보하세요. 오래된 데이터를 지우거나 언로드하고, VACUUM DELETE ONLY를 실행하고, 디스크로 넘치는 쿼리를 중지하세요. 모두 필요한 데이터라면 크기를 늘리세요. 그때까지 적재할 수 없습니다.',
  },
  'warehouse-paused': {
    cause: '웨어하우스가 일시 중지되었거나 사용할 수 없음',
    remedy:
      '웨어하우스({{warehouse}})를 재개하거나 적재 시간대에 일시 중지되지 않게 일정을 바꾼 뒤 작업을 다시 시작하세요.',
  },
  'warehouse-password': {
    cause: '웨어하우스 비밀번호가 맞지 않음',
    remedy:
      '{{connection}}의 시크릿이나 비밀번호가 사용자의 것과 다릅니다(교체되었거나 만료됨). 바로잡으세요.',
  },
  'warehouse-connections': {
    cause: '웨어하우스 연결 수 한도 초과',
    remedy:
      '유휴 연결(stv_sessions)을 닫고, 클라이언트가 커넥션 풀을 쓰게 하고, 동시 적재 연결을 줄이세요.',
  },
  'warehouse-denied': {
    cause: '웨어하우스 사용자에게 권한 없음: {{object}}',
    remedy:
      '{{connection}}의 사용자에게 필요한 권한({{object}})을 GRANT로 주세요. 스키마 USAGE도 필요합니다. 삭제 후 다시 만든 테이블은 권한이 사라집니다.',
  },
  'warehouse-column': {
    cause: '테이블({{table}})에 컬럼({{column}})이 없음',
    remedy:
      '앞 단계에서 컬럼이 추가되었습니다. {{table}}에 컬럼({{column}})을 추가하거나 작업에서 빼세요.',
  },
  'warehouse-relation': {
    cause: '웨어하우스에 테이블({{table}})이 없음',
    remedy:
      '{{connection}}에 지정된 데이터베이스에 테이블({{table}})을 만들거나, 이름·스키마·search_path를 바로잡으세요.',
  },
  'warehouse-database': {
    cause: '웨어하우스에 데이터베이스({{database}})가 없음',
    remedy:
      '{{connection}}의 데이터베이스를 바로잡거나 데이터베이스를 다시 만드세요.',
  },
  'warehouse-conflict': {
    cause: '다른 트랜잭션이 같은 테이블을 변경함',
    remedy:
      '한 번에 한 작업만 {{table}}에 쓰게 하거나, 트랜잭션 시작에서 LOCK하거나, 재시도하세요. 다음 실행에서 성공할 수도 있습니다.',
  },
  'warehouse-usage-limit': {
    cause: '웨어하우스 사용 한도 도달',
    remedy:
      '웨어하우스({{warehouse}})의 사용 한도를 올리거나 해당 일·주·월이 끝날 때까지 기다리세요. 그때까지 쿼리를 받지 않습니다.',
  },
  'warehouse-memory': {
    cause: '쿼리에 할당된 웨어하우스 메모리 부족',
    remedy:
      '쿼리 큐의 메모리를 늘리거나(슬롯 축소 또는 자동 WLM) 한 번에 처리하는 양을 줄이세요.',
  },
  'unload-not-empty': {
    cause: '언로드할 폴더가 비어 있지 않음',
    remedy:
      '언로드할 때마다 새 폴더를 쓰세요. 덮어쓰기(ALLOWOVERWRITE)는 그 폴더를 읽는 곳이 없을 때만 쓰세요.',
  },
  'warehouse-cancelled': {
    cause: '웨어하우스에서 쿼리가 취소됨',
    remedy:
      'sys_query_history에서 취소한 주체를 확인하세요. 쿼리 모니터링 규칙, statement_timeout, 재시작, 또는 사람일 수 있습니다. 그런 다음 작업을 다시 시작하세요.',
  },
  'warehouse-code': {
    cause: '적재 실패, 오류 코드 {{code}}',
    remedy:
      '웨어하우스에서 쿼리({{query}})의 sys_load_error_detail을 확인하고, 파일이나 테이블을 고친 뒤 다시 적재하세요.',
  },
};
