import {
  ListMaintenanceResponse,
  MaintenanceWindow,
  NewMaintenance,
} from '@pipeline-health/plugin-pipeline-health-common';

/** The windows of maintenance that people add. */
export class FakeMaintenance {
  private items: MaintenanceWindow[] = [];
  private added = 0;

  list(): ListMaintenanceResponse {
    return { items: this.items };
  }

  add(maintenance: NewMaintenance): ListMaintenanceResponse {
    const common = {
      id: String(++this.added),
      source: 'person' as const,
      by: 'user:default/guest',
    };
    const window: MaintenanceWindow =
      'cron' in maintenance
        ? { ...common, ...maintenance, duration: Number(maintenance.duration) }
        : { ...common, ...maintenance };
    this.items = [...this.items, window];
    return this.list();
  }

  remove(id: string): ListMaintenanceResponse {
    this.items = this.items.filter(item => item.id !== id);
    return this.list();
  }
}
