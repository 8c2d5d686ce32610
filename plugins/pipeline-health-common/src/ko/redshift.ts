import { alarms, couldNotAsk, muted, silent } from './shared';

/** What could not be asked of a warehouse. */
const sides = {
  loads: '적재 기록(실패 여부)',
  metricSets: '쿼리 메트릭(쿼리 대기 시간)',
  alarms,
};
const howToAsk = {
  loads:
    'pipelineHealth.aws.redshift.loadStatus의 database, secretArn, dbUser를 확인하고 역할에 redshift-data 호출을 허용하세요. 사용자에게는 SYSLOG ACCESS UNRESTRICTED 또는 sys:monitor 역할이 필요합니다.',
};

/** What clusters and workgroups have in common. */
const both = {
  'load-failures': {
    title_other: '{{table}} 적재 {{count}}회 연속 실패: {{cause}}',
    remedy:
      '{{remedy}} 쿼리({{query}})의 파일, 줄, 컬럼은 sys_load_error_detail에 있습니다. 고친 뒤 테이블을 다시 적재하세요.',
  },
  'queries-queue': {
    title_other: '쿼리 {{count}}건이 슬롯을 기다리고 있습니다',
    remedy:
      'sys_query_history에서 오래 실행 중인 쿼리를 찾아 필요 없으면 취소하세요. 적재에 별도 큐를 주거나 동시성 확장을 켜세요.',
  },
  'queries-slow': {
    title: '{{queryClass}} 쿼리가 평균 {{duration}} 걸립니다',
    remedy:
      'sys_query_history에서 가장 느린 쿼리를 찾으세요. 읽는 테이블에 VACUUM과 ANALYZE를 실행하고 정렬 키와 분산 키를 확인하세요.',
  },
  'rejected-rows': {
    title_other: '최근 하루 동안 성공한 적재에서 {{count}}행이 제외됨',
    remedy:
      '해당 쿼리의 sys_load_error_detail을 확인해 파일을 고치고 빠진 행을 적재하세요. 하나도 빠지면 안 된다면 MAXERROR를 낮추세요.',
  },
  'loads-stopped': {
    title_other:
      '테이블 {{count}}개의 적재가 멈췄습니다. 먼저 멈춘 {{tables}}은(는) {{age}}째',
    remedy:
      '{{tables}}을(를) 적재하는 쪽이 실행 중인지, 읽을 데이터가 들어오는지 확인하세요.',
  },
  'few-rows': {
    title_other:
      '{{table}}의 마지막 적재가 {{count}}행뿐입니다. 평소 {{usual}}행',
    remedy:
      '{{table}} 적재가 읽는 데이터를 확인하세요. 파일이 없거나, 비었거나, 아직 쓰이지 않았습니다. 준비되면 다시 적재하세요.',
  },
  'rows-missing': {
    title:
      '{{job}}이(가) 읽은 {{records}}건 중 {{missing}}건이 {{table}}에 없습니다(적재 {{rows}}행)',
    remedy:
      '{{job}}의 실행 {{run}}을(를) 이전 실행과 비교하세요. 값 때문에 버려진 행, 더는 맞지 않는 조인이나 필터, 썼지만 적재하지 않은 파일이 있을 수 있습니다. 빠진 행을 적재하세요.',
  },
  'no-new-loads': {
    title: '최근 1주 동안 성공한 적재가 없습니다',
    title_after: '{{age}}째 성공한 적재가 없습니다',
    remedy: '웨어하우스를 적재하는 쪽이 실행 중인지 확인하세요.',
  },
};

const down = '클러스터가 중단되었습니다: 상태 {{status}}';
const restore = '의도한 것이 아니라면 스냅샷으로 네임스페이스를 복원하세요.';

/** Clusters of Redshift. */
export const redshiftCluster = {
  title: 'Redshift 클러스터',
  inventory: {
    status: '상태',
    availability: '가용성',
    nodeType: '노드 유형',
    nodes: '노드 수',
    database: '데이터베이스',
    endpoint: '엔드포인트',
    version: '버전',
    encrypted: '암호화',
    publiclyAccessible: '퍼블릭 엔드포인트',
    multiAz: '다중 가용 영역',
    storageBytes: '저장 공간',
    snapshotRetentionDays: '스냅샷 보존 일수',
    maintenanceWindow: '유지 관리 시간',
    nextMaintenanceAt: '다음 유지 관리',
    pendingChanges: '대기 중인 변경',
    createdAt: '생성',
  },
  finding: {
    ...both,
    'not-available': {
      title: '클러스터가 알 수 없는 상태({{status}})입니다',
      remedy: 'Redshift에서 클러스터를 확인하세요.',
      'title_storage-full': down,
      'title_hardware-failure': down,
      'title_incompatible-hsm': down,
      'title_incompatible-network': down,
      'title_incompatible-parameters': down,
      'title_incompatible-restore': down,
      'remedy_storage-full':
        '지금 클러스터 크기를 늘리거나 데이터를 삭제하세요. 아무것도 쓸 수 없습니다.',
      'remedy_hardware-failure':
        '단일 노드 클러스터는 마지막 스냅샷으로 복원해야 합니다.',
      'remedy_incompatible-hsm': 'HSM 연결을 복구하세요.',
      'remedy_incompatible-network': '서브넷 그룹과 보안 그룹을 고치세요.',
      'remedy_incompatible-parameters': '파라미터 그룹을 고친 뒤 재부팅하세요.',
      'remedy_incompatible-restore':
        '스냅샷을 만든 것과 같은 노드 유형으로 복원하세요.',
      title_deleting: '클러스터가 삭제되는 중입니다',
      remedy_deleting: '의도한 것이 아니라면 최종 스냅샷으로 복원하세요.',
      title_paused:
        '클러스터가 일시 중지되어 재개할 때까지 적재와 쿼리가 실패합니다',
      remedy_paused:
        '다음 적재 전에 재개하거나, 아직 적재하는 쪽을 제거하세요.',
      title_unreachable: '클러스터에 연결할 수 없습니다: 상태 {{status}}',
      remedy_unreachable:
        '클러스터 이벤트를 확인하세요. 자동으로 복구되지 않으면 재부팅하거나 AWS에 지원 사례를 여세요.',
      title_passing:
        '클러스터 상태가 {{status}}입니다. 쿼리가 중단될 수 있습니다',
      remedy_passing: '사용할 수 있게 될 때까지 기다리세요.',
      title_lasting:
        '클러스터가 {{lasting}}째 {{status}} 상태입니다. 보통보다 훨씬 깁니다',
      remedy_lasting:
        '클러스터 이벤트에서 무엇을 기다리는지 확인하세요. 알 수 없으면 AWS에 지원 사례를 여세요.',
    },
    unhealthy: {
      title: '클러스터가 응답하지 않습니다: 쿼리와 적재가 실패합니다',
      remedy:
        '클러스터의 이벤트, CPU, 디스크를 확인하세요. 멈췄다면 재부팅하고, 계속되면 AWS에 지원 사례를 여세요.',
    },
    'disk-full': {
      title: '디스크 {{used}} 사용',
      remedy:
        'svv_table_info에서 가장 큰 테이블을 찾아 오래된 데이터를 삭제하거나 언로드하고 VACUUM을 실행하세요. 디스크로 넘치는 쿼리도 확인하세요. 모두 필요한 데이터라면 클러스터 크기를 늘리세요.',
    },
    'no-snapshots': {
      title: '자동 스냅샷이 꺼져 있습니다',
      remedy:
        'AutomatedSnapshotRetentionPeriod를 1일 이상, 가능하면 7일로 설정하세요.',
    },
    'publicly-accessible': {
      title: '클러스터에 퍼블릭 엔드포인트가 있습니다',
      remedy:
        'VPC 밖에서 접속할 클라이언트가 없다면 PubliclyAccessible을 끄세요.',
    },
    'alarm-coverage': {
      title_0:
        '클러스터가 실패하거나 디스크가 차도 알림을 보내는 CloudWatch 알람이 없습니다',
      remedy_0:
        'HealthStatus(Minimum, 1 미만)와 PercentageDiskSpaceUsed(Maximum, 90 초과)에 팀으로 알림을 보내는 알람을 만드세요.',
      'title_0-silent':
        '클러스터가 실패하거나 디스크가 차도 알림을 보내는 CloudWatch 알람이 없습니다',
      'title_0-muted':
        '클러스터가 실패하거나 디스크가 차도 알림이 가지 않습니다: {{rule}} 규칙이 알람을 음소거함',
      'remedy_0-muted': muted,
      remedy: silent,
    },
    'could-not-ask': couldNotAsk(sides, howToAsk),
  },
};

/** Workgroups of Redshift Serverless. */
export const redshiftWorkgroup = {
  title: 'Redshift Serverless 작업 그룹',
  inventory: {
    name: '이름',
    status: '상태',
    namespace: '네임스페이스',
    endpoint: '엔드포인트',
    baseCapacity: '기본 용량(RPU)',
    maxCapacity: '최대 용량(RPU)',
    publiclyAccessible: '퍼블릭 엔드포인트',
    version: '버전',
    createdAt: '생성',
  },
  finding: {
    ...both,
    'not-available': {
      title: '작업 그룹이 알 수 없는 상태({{status}})입니다',
      remedy: 'Redshift Serverless에서 작업 그룹을 확인하세요.',
      title_deleting: '작업 그룹이 삭제되는 중입니다',
      'title_namespace-deleting': '네임스페이스가 삭제되는 중입니다',
      remedy_deleting: restore,
      'remedy_namespace-deleting': restore,
      title_passing:
        '작업 그룹 상태가 {{status}}입니다. 쿼리가 중단될 수 있습니다',
      remedy_passing: '사용할 수 있게 될 때까지 기다리세요.',
      title_lasting:
        '작업 그룹이 {{lasting}}째 {{status}} 상태입니다. 보통보다 훨씬 깁니다',
      remedy_lasting:
        'Redshift Serverless에서 작업 그룹이 무엇을 기다리는지 확인하세요. 알 수 없으면 AWS에 지원 사례를 여세요.',
    },
    'queries-fail': {
      title: '최근 30분 쿼리의 {{share}} 실패',
      title_earlier: '마지막 쿼리({{until}} 이전 30분)의 {{share}} 실패',
      remedy:
        'sys_query_history에서 최근 실패한 쿼리의 error_message를 확인하세요.',
    },
    'at-capacity': {
      title_other:
        '최근 30분 평균으로 최대 용량 {{count}} RPU를 모두 사용 중입니다',
      remedy:
        'sys_query_history에서 용량을 많이 쓰는 쿼리를 찾으세요. 모두 필요하다면 최대 용량을 늘리세요.',
    },
    'publicly-accessible': {
      title: '작업 그룹에 퍼블릭 엔드포인트가 있습니다',
      remedy:
        'VPC 밖에서 접속할 클라이언트가 없다면 publiclyAccessible을 끄세요.',
    },
    'no-capacity-limit': {
      title: '작업 그룹에 최대 용량이 없습니다',
      remedy: 'maxCapacity나 알람이 있는 사용 한도를 설정하세요.',
    },
    'alarm-coverage': {
      title_0:
        '쿼리가 실패하거나 대기해도 알림을 보내는 CloudWatch 알람이 없습니다',
      remedy_0:
        'QueriesFailed나 QueriesQueued에 팀으로 알림을 보내는 알람을 만드세요.',
      'title_0-silent':
        '쿼리가 실패하거나 대기해도 알림을 보내는 CloudWatch 알람이 없습니다',
      'title_0-muted':
        '쿼리가 실패하거나 대기해도 알림이 가지 않습니다: {{rule}} 규칙이 알람을 음소거함',
      'remedy_0-muted': muted,
      remedy: silent,
    },
    'could-not-ask': couldNotAsk(
      { ...sides, namespaceFacts: '네임스페이스' },
      howToAsk,
    ),
  },
};
