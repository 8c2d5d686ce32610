import { alarms, couldNotAsk, muted, silent } from './shared';

/** Domains of OpenSearch. */
export const opensearchDomain = {
  title: 'OpenSearch 도메인',
  inventory: {
    status: '상태',
    engineVersion: '버전',
    instanceType: '데이터 노드 유형',
    dataNodes: '데이터 노드',
    dedicatedMasters: '전용 마스터',
    nodes: '노드',
    zoneAwareness: '다중 가용 영역',
    volumeSizeBytes: '데이터 노드 볼륨 크기',
    volumeType: '볼륨 유형',
    encryptionAtRest: '저장 시 암호화',
    softwareUpdateAvailable: '업데이트 있음',
    softwareUpdateAt: 'AWS 자동 설치',
    endpoint: '엔드포인트',
  },
  finding: {
    'not-active': {
      title: '도메인이 알 수 없는 상태({{status}})입니다',
      title_Creating: '도메인을 만드는 중입니다',
      title_Modifying: '도메인을 변경하는 중입니다',
      title_UpgradingEngineVersion: '도메인을 다른 버전으로 올리는 중입니다',
      title_UpdatingServiceSoftware:
        '도메인의 서비스 소프트웨어를 업데이트하는 중입니다',
      title_Isolated:
        'KMS 키를 오래 쓰지 못해 도메인이 격리되었습니다. 삭제하거나 복원할 수만 있습니다',
      title_Deleting: '도메인이 삭제되는 중입니다',
      remedy:
        '변경이 끝날 때까지 기다리세요. 의도한 변경이 아니라면 누가 시작했는지 확인하세요.',
      remedy_Isolated:
        '수동 스냅샷으로 새 도메인에 인덱스를 복원하고, 소스가 새 도메인에 쓰게 하세요.',
      remedy_Deleting:
        '누가 삭제하는지 확인하고, 쓰는 쪽을 멈추고, 필요하다면 수동 스냅샷으로 인덱스를 복원하세요.',
    },
    'key-inaccessible': {
      title: '도메인의 KMS 키가 없어져 데이터도 잃었습니다',
      remedy:
        '도메인은 복구할 수 없습니다. 수동 스냅샷으로 새 도메인에 인덱스를 복원하고, 소스가 새 도메인에 쓰게 하세요.',
    },
    'key-unusable': {
      title: '데이터를 암호화한 KMS 키를 도메인이 사용할 수 없습니다',
      remedy:
        'AWS가 도메인을 격리하기 전에 키를 활성화하고 서비스의 grant를 복구하세요.',
    },
    'writes-blocked': {
      title: '도메인이 쓰기를 막고 있습니다: 문서를 받지 않습니다',
      title_storage:
        '도메인이 쓰기를 막고 있습니다: 저장 공간이 없는 노드가 있습니다',
      title_memory: '도메인이 쓰기를 막고 있습니다: 메모리가 가득 찼습니다',
      remedy:
        '저장 공간(오래된 인덱스 삭제, 볼륨 확장)이나 메모리를 확보하세요. 충분해지면 차단이 해제됩니다.',
      remedy_storage:
        '오래된 인덱스를 삭제하거나 볼륨을 늘려 저장 공간을 확보하세요. 충분해지면 차단이 해제됩니다.',
      remedy_memory:
        '동시 요청의 수나 크기를 줄이고, 샤드 수를 줄이거나, 더 큰 인스턴스를 쓰세요. 충분해지면 차단이 해제됩니다.',
    },
    'storage-low': {
      title: '가장 많이 찬 노드에 {{free}} 남음',
      'title_nearly-none': '가장 많이 찬 노드에 {{free}}밖에 남지 않음',
      remedy:
        '오래된 인덱스를 삭제하거나 옮기세요(Index State Management 정책으로 매일 자동화할 수 있습니다). 또는 볼륨을 늘리세요.',
    },
    'shard-limit': {
      title: '샤드 한도 {{limit}}개 중 {{shards}}개 사용',
      title_reached:
        '샤드 한도 {{limit}}개 중 {{shards}}개 사용: 인덱스를 더 만들 수 없습니다',
      remedy:
        '오래된 인덱스를 삭제하거나 합치고, 새 인덱스의 샤드를 줄이세요(인덱스 템플릿). 데이터 노드를 늘려도 한도가 올라갑니다.',
    },
    'memory-pressure': {
      title: '데이터 노드 메모리 압박 {{pressure}}',
      title_old:
        '데이터 노드의 Old 영역 메모리 {{pressure}}. 92%를 30분 넘으면 모든 쓰기가 막힙니다',
      title_masters: '마스터 메모리 압박 {{pressure}}',
      'title_old-masters': '마스터의 Old 영역 메모리 {{pressure}}',
      remedy:
        '동시 요청의 수나 크기를 줄이고, 샤드 수를 줄이거나, 더 큰 인스턴스를 쓰세요.',
    },
    'nodes-missing': {
      title: '노드 {{count}}개 중 {{nodes}}개만 클러스터에 있습니다',
      remedy:
        '없어진 노드는 자동으로 교체됩니다. 30분 안에 교체되지 않으면 메모리 압박을 확인하고 AWS 지원에 문의하세요.',
    },
    'cluster-red': {
      title: '클러스터가 red입니다: 배치되지 않은 프라이머리 샤드가 있습니다',
      remedy:
        'red인 인덱스(GET _cat/indices?health=red)와 이유(GET _cluster/allocation/explain)를 확인하세요. 대개 노드가 없어졌거나 디스크가 찼습니다. 노드가 돌아오지 않으면 스냅샷으로 복원하세요.',
    },
    'writes-rejected': {
      title_other: '최근 15분 동안 쓰기 {{count}}건 거부됨',
      remedy:
        'bulk 요청의 수나 크기를 줄이고 백오프로 재시도하세요. 샤드를 더 많거나 큰 노드에 분산하세요.',
    },
    'server-errors': {
      title: '요청의 {{share}}이(가) 5xx로 응답됩니다',
      remedy:
        '메모리 압박, CPU, 없어진 노드를 확인하세요. 실패한 요청은 도메인의 오류 로그에 있습니다.',
    },
    'storage-filling': {
      title:
        '최근 3시간 속도라면 {{left}} 후 쓰기가 막힙니다. 남은 공간 {{free}}',
      remedy:
        '오래된 인덱스를 삭제하거나 옮기세요(Index State Management 정책으로 매일 자동화할 수 있습니다). 또는 볼륨을 늘리세요.',
    },
    'cluster-yellow': {
      title: '클러스터가 yellow입니다: 배치되지 않은 레플리카 샤드가 있습니다',
      remedy:
        '노드 교체 중이라면 기다리세요. 아니라면 노드나 저장 공간을 늘리거나, 레플리카 수를 노드 수보다 적게 하세요.',
    },
    'cpu-high': {
      title: '가장 바쁜 노드의 CPU {{cpu}}',
      title_masters: '가장 바쁜 마스터의 CPU {{cpu}}',
      remedy:
        '무거운 검색과 고르지 않은 샤드를 확인하세요. 노드를 늘리거나 더 큰 인스턴스를 쓰세요.',
      remedy_masters:
        '샤드 수와 매핑 변경을 줄이거나 마스터에 더 큰 인스턴스를 쓰세요.',
    },
    'client-errors': {
      title: '요청의 {{share}}이(가) 4xx로 응답됩니다',
      remedy:
        '호출하는 쪽을 찾으세요. 403은 접근 정책, 429는 쓰기 거부, 400은 대개 매핑에 맞지 않는 문서입니다.',
    },
    'snapshot-failed': {
      title: '최근 36시간 동안 자동 스냅샷이 없습니다',
      remedy:
        '클러스터가 red면 스냅샷이 실패하므로 먼저 복구하세요. 아니라면 수동으로 만드세요.',
    },
    silent: {
      title: '도메인 상태 메트릭이 {{silence}}째 없습니다',
      title_never: '조회한 {{silence}} 동안 도메인 메트릭이 하나도 없습니다',
      remedy:
        '클러스터에 직접 확인하세요(GET _cluster/health). 응답이 없으면 마스터를 잃은 것이므로 AWS 지원에 문의하세요.',
    },
    'single-node': {
      title: '데이터 노드가 하나라 레플리카가 없습니다',
      remedy:
        '스냅샷 사이의 데이터가 중요하다면 서로 다른 가용 영역에 데이터 노드를 2~3개 두세요.',
    },
    'software-update': {
      title: 'AWS가 {{day}}에 서비스 소프트웨어를 자동으로 업데이트합니다',
      remedy: '그 전에 한가한 시간에 업데이트를 설치하세요.',
    },
    'alarm-coverage': {
      title_0:
        '도메인이 red가 되거나 가득 차도 알림을 보내는 CloudWatch 알람이 없습니다',
      remedy_0:
        'ClusterStatus.red(Maximum ≥ 1)와 FreeStorageSpace(Minimum, 볼륨의 4분의 1 미만)에 팀으로 알림을 보내는 알람을 만드세요.',
      'title_0-silent':
        '도메인이 red가 되거나 가득 차도 알림을 보내는 CloudWatch 알람이 없습니다',
      'title_0-muted':
        '도메인이 red가 되거나 가득 차도 알림이 가지 않습니다: {{rule}} 규칙이 알람을 음소거함',
      'remedy_0-muted': muted,
      remedy: silent,
    },
    'could-not-ask': couldNotAsk({ alarms }),
    free: '{{free}}',
    'free_of-volume': '{{free}}({{share}})',
  },
};
