//! Which case each record is of: what conditions mean by `case`.
//!
//! A record is of the case that one of its contacts brings. Where a contact brings several (service is down *and* somebody
//! is dissatisfied), the record's kind says which; a record of a kind that none of them has is a misfiled record of the
//! first. A record without such a contact is of the first case with its kind and service.

use serde::Serialize;

use crate::act::{Entry, Event, Setting};
use crate::ids::{ContactId, RecordNo, ServiceId};
use crate::policy::work::WorkKind;
use crate::scenario::Plot;
use crate::scenario::plot::Case;

/// The records as far as they say what they are of.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Cases {
    records: Vec<Filed>,
}

/// One record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Filed {
    kind: WorkKind,
    service: ServiceId,
    contacts: Vec<ContactId>,
    /// The number of its case in the plot.
    case: Option<u16>,
}

impl Cases {
    /// The case of a record.
    pub fn of<'a>(&self, plot: &'a Plot, record: RecordNo) -> Option<&'a Case> {
        let filed = self.records.get(usize::from(record.0).checked_sub(1)?)?;
        plot.cases.get(usize::from(filed.case?))
    }

    /// Takes one entry in.
    pub fn observe(&mut self, plot: &Plot, entry: &Entry) {
        let changed = match &entry.event {
            Event::RecordOpened { record, kind, service, contact, .. } => {
                let contacts = contact.iter().cloned().collect();
                self.records.push(Filed { kind: *kind, service: service.clone(), contacts, case: None });
                *record
            }
            Event::Reclassified { record, kind, new, .. } => {
                let Some(old) = self.filed(*record).cloned() else { return };
                self.records.push(Filed { kind: *kind, ..old });
                *new
            }
            Event::RecordSet { record, setting, .. } => {
                let Some(filed) = self.filed(*record) else { return };
                match setting {
                    Setting::Kind(kind) => filed.kind = *kind,
                    Setting::Service(service) => filed.service = service.clone(),
                    Setting::Category(_) | Setting::Impact(_) | Setting::Urgency(_) | Setting::Detail(..) => {
                        return;
                    }
                }
                *record
            }
            Event::ContactLinked { record, contact } => {
                let Some(filed) = self.filed(*record) else { return };
                if !filed.contacts.contains(contact) {
                    filed.contacts.push(contact.clone());
                }
                *record
            }
            _ => return,
        };
        if let Some(filed) = self.filed(changed) {
            filed.case = filed.belongs(plot);
        }
    }

    fn filed(&mut self, record: RecordNo) -> Option<&mut Filed> {
        self.records.get_mut(usize::from(record.0).checked_sub(1)?)
    }
}

impl Filed {
    fn belongs(&self, plot: &Plot) -> Option<u16> {
        let numbered = || (0u16..).zip(&plot.cases);
        let brought = |case: &Case| case.contacts.iter().any(|contact| self.contacts.contains(contact));
        let alike = |case: &Case| case.kind == self.kind;
        let found = numbered()
            .find(|(_, case)| brought(case) && alike(case))
            .or_else(|| numbered().find(|(_, case)| brought(case)))
            .or_else(|| numbered().find(|(_, case)| alike(case) && case.service == self.service));
        found.map(|(n, _)| n)
    }
}
