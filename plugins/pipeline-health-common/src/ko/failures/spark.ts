/** Why scripts and jobs of Spark fail. */
export const spark = {
  'script-missing': {
    cause: '스크립트({{script}})가 없음',
    remedy:
      '스크립트를 {{script}}에 되돌려 놓거나 작업의 스크립트 위치를 고친 뒤 시작하세요. 입력 데이터와는 상관없습니다.',
  },
  'library-missing': {
    cause: '시작에 필요한 파일({{path}})이 없음',
    remedy:
      '{{path}} 파일을 되돌려 놓거나 --extra-py-files, --extra-jars, --extra-files, --additional-python-modules에서 빼고 작업을 시작하세요.',
  },
  'launch-denied': {
    cause: '{{role}}에 스크립트 읽기 권한 없음',
    remedy:
      '{{role}}에 {{script}}와(과) 작업 라이브러리의 s3:GetObject를 허용하세요(암호화되어 있다면 kms:Decrypt도).',
  },
  'python-requirement': {
    cause: 'Python 모듈({{module}}) 설치 실패',
    remedy:
      '--additional-python-modules에 이 Python 버전에서 쓸 수 있는 모듈({{module}}) 버전을 지정하세요. VPC 안의 작업은 패키지 저장소로 가는 경로나 S3의 wheel이 필요합니다.',
  },
  'python-module': {
    cause: 'Python 모듈({{module}})이 없음',
    remedy:
      '모듈({{module}})을 버전과 함께 --additional-python-modules에 추가하거나(또는 --extra-py-files에 파일로) 작업을 시작하세요.',
  },
  'data-source-missing': {
    cause: 'Spark가 형식({{format}})을 모름',
    remedy:
      '--datalake-formats에 {{format}}을(를) 추가하거나 해당 형식의 커넥터를 작업에 추가하세요.',
  },
  'class-missing': {
    cause: 'Java 클래스({{class}})가 없음',
    remedy:
      '클래스({{class}})가 든 jar를 이 Glue 버전의 Spark에 맞는 버전으로 --extra-jars에 하나만 추가하세요.',
  },
  'argument-missing': {
    cause: '인수({{argument}})가 없음',
    remedy:
      '작업 인수나 작업을 시작하는 트리거·호출자의 인수에 {{argument}}을(를) 넣으세요.',
  },
  'memory-shell': {
    cause: 'Python 셸 메모리 부족',
    remedy:
      '최대 용량을 0.0625(1GB) 대신 1 DPU(16GB)로 설정하세요. Python 셸은 그 이상이 없으므로, 부족하면 나눠 읽거나 Spark 작업으로 바꾸세요.',
  },
  'memory-result': {
    cause: '드라이버로 너무 많은 데이터를 모음',
    remedy:
      '드라이버로 데이터를 모으지 말고(collect, toPandas, 큰 broadcast) 실행기에서 쓰게 하세요. 메모리를 늘려도 한계만 늦춰집니다.',
  },
  memory: {
    cause: '워커 메모리 부족',
    remedy:
      '드라이버와 실행기 메모리 중 어느 쪽이 찼는지 확인하세요. 드라이버라면 데이터를 모으지 말고 작은 파일을 묶으세요. 실행기라면 {{workers}}을(를) 쓰거나 한 번에 읽는 양을 줄이세요(bounded execution).',
  },
  disk: {
    cause: '워커 디스크가 가득 참',
    remedy:
      '셔플이 디스크로 넘쳤습니다. 고르게 나뉘는 키로 파티션을 다시 나누거나, 워커를 늘리거나 디스크가 큰 워커를 쓰거나, 셔플을 S3에 쓰게 하세요(--write-shuffle-files-to-s3).',
  },
  'stream-expired': {
    cause: '읽기 전에 스트림의 레코드가 만료됨',
    remedy:
      '만료된 레코드는 이 작업에서 유실되었습니다. 스트림의 사본이 있다면 거기서 적재하세요. 다시 시작하기 전에 스트림의 보존 기간을 늘리고 작업이 따라잡을 수 있게 하세요.',
  },
  checkpoint: {
    cause: '체크포인트가 작업과 맞지 않음',
    remedy:
      '스크립트의 소스와 스키마를 체크포인트를 만든 때로 되돌리세요. 체크포인트를 새로 만들면 스크립트에 정한 위치부터 시작하므로, 이미 쓴 데이터와 비교하지 않으면 빠지거나 중복됩니다.',
  },
  'driver-stopped': {
    cause: '작업이 끝나기 전에 드라이버가 종료됨',
    remedy:
      '드라이버의 메모리와 종료 직전 로그를 확인하세요. 대부분 메모리 부족이거나, 실행이 중지되었거나, 제한 시간에 걸린 경우입니다.',
  },
  'serializer-buffer': {
    cause: '직렬화 버퍼보다 큰 객체가 있음',
    remedy:
      '행, 리스트, broadcast 중 하나가 아주 큽니다. 어느 것인지 찾거나 작업의 --conf로 spark.kryoserializer.buffer.max를 늘리세요.',
  },
  'nested-column': {
    cause: '대상이 중첩 컬럼을 지원하지 않음',
    remedy:
      '컬럼({{column}})을 펼치거나(relationalize 또는 개별 필드) JSON으로 문자열·SUPER 컬럼에 쓰세요.',
  },
  'executors-lost': {
    cause: '실행기가 사라짐',
    remedy:
      '당시 실행기의 메모리와 디스크를 확인하세요. 한쪽에 몰린 키가 실행기 하나를 채웁니다. 파티션을 다시 나누거나 {{workers}}을(를) 쓰세요.',
  },
  timeout: {
    cause: '제한 시간 초과',
    remedy:
      '무엇을 기다렸는지 확인하세요. 한 번에 읽는 양을 줄이거나, 워커를 늘리거나, 원래 오래 걸리는 작업이라면 제한 시간을 늘리세요.',
  },
  'query-syntax': {
    cause: '스크립트의 쿼리를 해석하지 못함',
    remedy:
      '{{script}}의 쿼리에서 메시지에 나온 위치를 고치세요. 최근 변경이나 쿼리 문자열에 들어간 값이 원인입니다.',
  },
  'data-quality': {
    cause: '데이터 품질 규칙 위반',
    remedy:
      '실행({{run}})의 데이터 품질 결과에서 실패한 규칙을 확인하고 {{input}}에 쓰는 쪽을 고치세요. 잘못된 데이터가 넘어가지 않도록 작업이 의도적으로 멈췄습니다.',
  },
  'script-error': {
    cause: '스크립트 오류로 중단됨({{error}}): {{reason}}',
    remedy:
      '{{log}}에서 트레이스백을 확인하세요. 마지막 성공 이후 스크립트({{script}})나 입력 형식이 바뀌었는지 보고, 고친 뒤 작업을 시작하세요.',
  },
  'exit-code': {
    cause: '스크립트가 종료 코드 {{code}}(으)로 끝남',
    remedy:
      'Glue는 더 알려 주지 않습니다. {{log}}의 스트림({{run}})에서 드라이버의 마지막 줄을 확인하세요.',
  },
};
