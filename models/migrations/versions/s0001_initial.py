"""The tables of the first version; written by `models.migrations.draft`."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.create_table(
        "draft",
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("form", name=op.f("pk_draft")),
    )
    op.create_table(
        "expected_school",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inn", sa.String(length=200), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation_type", sa.String(length=60), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expected_school")),
        sa.UniqueConstraint("inn", name=op.f("uq_expected_school_inn")),
    )
    op.create_table(
        "instrument",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument")),
        sa.UniqueConstraint("folded", name=op.f("uq_instrument_folded")),
    )
    op.create_table(
        "known_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inn", sa.String(length=200), nullable=False),
        sa.Column("fingerprint", sa.String(length=200), nullable=False),
        sa.Column("first_seen", sa.DateTime(), nullable=False),
        sa.Column("confirmed", sa.Date(), nullable=True),
        sa.Column("closed", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_key")),
        sa.UniqueConstraint("inn", "fingerprint", name=op.f("uq_known_key_inn_fingerprint")),
    )
    op.create_index(op.f("ix_known_key_inn"), "known_key", ["inn"], unique=False)
    op.create_table(
        "package_received",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("manifest_sha256", sa.String(length=200), nullable=False),
        sa.Column("package_id", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("campaign", sa.String(length=200), nullable=False),
        sa.Column("inn", sa.String(length=200), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("received", sa.DateTime(), nullable=False),
        sa.Column("status", sa.String(length=200), nullable=False),
        sa.Column("problem", sa.String(length=200), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package_received")),
        sa.UniqueConstraint("manifest_sha256", name=op.f("uq_package_received_manifest_sha256")),
    )
    op.create_index(op.f("ix_package_received_inn"), "package_received", ["inn"], unique=False)
    op.create_table(
        "partner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("category", sa.String(length=60), nullable=False),
        sa.Column("contacts", sa.Text(), nullable=True),
        sa.Column("agreement", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        sa.UniqueConstraint("folded", name=op.f("uq_partner_folded")),
    )
    op.create_table(
        "pupil",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pupil")),
    )
    op.create_index(op.f("ix_pupil_folded"), "pupil", ["folded"], unique=False)
    op.create_table(
        "school_year",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("start_year", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=True),
        sa.Column("inn", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("organisation_type", sa.String(length=60), nullable=True),
        sa.Column("coordinator", sa.Text(), nullable=False),
        sa.Column("coordinator_post", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("director", sa.Text(), nullable=True),
        sa.Column("approver", sa.Text(), nullable=True),
        sa.Column("teachers_total", sa.Integer(), nullable=True),
        sa.Column("profminimum_level", sa.String(length=60), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_year")),
        sa.UniqueConstraint("start_year", name=op.f("uq_school_year_start_year")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "signing_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("closed", sa.Date(), nullable=True),
        sa.Column("private_key", sa.LargeBinary(), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_key")),
    )
    op.create_table(
        "teacher",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teacher")),
        sa.UniqueConstraint("folded", name=op.f("uq_teacher_folded")),
    )
    op.create_table(
        "campaign",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("season", sa.String(length=60), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("plan_due", sa.Date(), nullable=False),
        sa.Column("school_due", sa.Date(), nullable=False),
        sa.Column("municipality_due", sa.Date(), nullable=False),
        sa.CheckConstraint("end >= start", name=op.f("ck_campaign_dates")),
        sa.ForeignKeyConstraint(
            ["year_id"], ["school_year.id"], name=op.f("fk_campaign_year_id_school_year"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
        sa.UniqueConstraint("year_id", "season", name=op.f("uq_campaign_year_id_season")),
    )
    op.create_index(op.f("ix_campaign_year_id"), "campaign", ["year_id"], unique=False)
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("given", sa.Date(), nullable=True),
        sa.Column("signer", sa.Text(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("withdrawn", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_consent_pupil_id_pupil"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sa.UniqueConstraint("pupil_id", "kind", name=op.f("uq_consent_pupil_id_kind")),
    )
    op.create_index(op.f("ix_consent_pupil_id"), "consent", ["pupil_id"], unique=False)
    op.create_table(
        "indicator_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=200), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["year_id"], ["school_year.id"], name=op.f("fk_indicator_entry_year_id_school_year"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_entry")),
        sa.UniqueConstraint("year_id", "code", name=op.f("uq_indicator_entry_year_id_code")),
    )
    op.create_index(op.f("ix_indicator_entry_year_id"), "indicator_entry", ["year_id"], unique=False)
    op.create_table(
        "plan_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("level", sa.String(length=60), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("dates_text", sa.Text(), nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("target_group", sa.Text(), nullable=True),
        sa.Column("classes", sa.Text(), nullable=True),
        sa.Column("expected_number", sa.Integer(), nullable=True),
        sa.Column("expected_results", sa.Text(), nullable=True),
        sa.Column("responsible", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("direction", sa.String(length=60), nullable=True),
        sa.Column("early", sa.Boolean(), nullable=False),
        sa.Column("project", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["year_id"], ["school_year.id"], name=op.f("fk_plan_item_year_id_school_year"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_item")),
        sa.UniqueConstraint("year_id", "code", name=op.f("uq_plan_item_year_id_code")),
    )
    op.create_index(op.f("ix_plan_item_year_id"), "plan_item", ["year_id"], unique=False)
    op.create_table(
        "school_class",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("enrolment", sa.Integer(), nullable=False),
        sa.Column("ovz", sa.Integer(), nullable=False),
        sa.Column("disability", sa.Integer(), nullable=True),
        sa.Column("class_teacher", sa.Text(), nullable=True),
        sa.Column("profminimum_level", sa.String(length=60), nullable=True),
        sa.Column("registration_plan", sa.Integer(), nullable=True),
        sa.Column("registration_fact", sa.Integer(), nullable=True),
        sa.CheckConstraint("enrolment >= 0 AND ovz BETWEEN 0 AND enrolment", name=op.f("ck_school_class_numbers")),
        sa.CheckConstraint("grade BETWEEN 1 AND 11", name=op.f("ck_school_class_grade")),
        sa.ForeignKeyConstraint(
            ["year_id"], ["school_year.id"], name=op.f("fk_school_class_year_id_school_year"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_class")),
        sa.UniqueConstraint("year_id", "name", name=op.f("uq_school_class_year_id_name")),
    )
    op.create_index(op.f("ix_school_class_year_id"), "school_class", ["year_id"], unique=False)
    op.create_table(
        "campaign_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=60), nullable=False),
        sa.Column("signed", sa.DateTime(), nullable=True),
        sa.Column("frozen", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_campaign_report_campaign_id_campaign"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_report")),
        sa.UniqueConstraint("campaign_id", name=op.f("uq_campaign_report_campaign_id")),
    )
    op.create_table(
        "confirmed_number",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_confirmed_number_campaign_id_campaign"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_confirmed_number_class_id_school_class")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmed_number")),
        sa.UniqueConstraint(
            "campaign_id", "class_id", "subject", name=op.f("uq_confirmed_number_campaign_id_class_id_subject")
        ),
    )
    op.create_index(op.f("ix_confirmed_number_campaign_id"), "confirmed_number", ["campaign_id"], unique=False)
    op.create_index(op.f("ix_confirmed_number_class_id"), "confirmed_number", ["class_id"], unique=False)
    op.create_table(
        "consultation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("time", sa.String(length=200), nullable=True),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("category", sa.String(length=60), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("ovz", sa.Integer(), nullable=True),
        sa.Column("initiator", sa.Text(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("methods", sa.Text(), nullable=True),
        sa.Column("recommendations", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("next_meeting", sa.Date(), nullable=True),
        sa.Column("transfer_consent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["class_id"], ["school_class.id"], name=op.f("fk_consultation_class_id_school_class")),
        sa.ForeignKeyConstraint(
            ["year_id"], ["school_year.id"], name=op.f("fk_consultation_year_id_school_year"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
    )
    op.create_index(op.f("ix_consultation_class_id"), "consultation", ["class_id"], unique=False)
    op.create_index(op.f("ix_consultation_day"), "consultation", ["day"], unique=False)
    op.create_index(op.f("ix_consultation_year_id"), "consultation", ["year_id"], unique=False)
    op.create_table(
        "diagnostics_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("instrument_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("stage", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_diagnostics_session_class_id_school_class")
        ),
        sa.ForeignKeyConstraint(
            ["instrument_id"], ["instrument.id"], name=op.f("fk_diagnostics_session_instrument_id_instrument")
        ),
        sa.ForeignKeyConstraint(
            ["year_id"], ["school_year.id"], name=op.f("fk_diagnostics_session_year_id_school_year"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diagnostics_session")),
        sa.UniqueConstraint(
            "instrument_id", "class_id", "day", name=op.f("uq_diagnostics_session_instrument_id_class_id_day")
        ),
    )
    op.create_index(op.f("ix_diagnostics_session_class_id"), "diagnostics_session", ["class_id"], unique=False)
    op.create_index(
        op.f("ix_diagnostics_session_instrument_id"), "diagnostics_session", ["instrument_id"], unique=False
    )
    op.create_index(op.f("ix_diagnostics_session_year_id"), "diagnostics_session", ["year_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ovz", sa.Boolean(), nullable=False),
        sa.Column("disability", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_membership_class_id_school_class"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_membership_pupil_id_pupil"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("class_id", "position", name=op.f("uq_membership_class_id_position")),
    )
    op.create_index(op.f("ix_membership_class_id"), "membership", ["class_id"], unique=False)
    op.create_index(op.f("ix_membership_pupil_id"), "membership", ["pupil_id"], unique=False)
    op.create_table(
        "package_sent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("package_id", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("replaces", sa.String(length=200), nullable=True),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("manifest_sha256", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_package_sent_campaign_id_campaign"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_package_sent")),
        sa.UniqueConstraint("package_id", "part", name=op.f("uq_package_sent_package_id_part")),
    )
    op.create_index(op.f("ix_package_sent_campaign_id"), "package_sent", ["campaign_id"], unique=False)
    op.create_table(
        "work_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("plan_item_id", sa.Integer(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("event_format", sa.String(length=60), nullable=True),
        sa.Column("level", sa.String(length=60), nullable=True),
        sa.Column("direction", sa.String(length=60), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("early", sa.Boolean(), nullable=False),
        sa.Column("in_campaign", sa.Boolean(), nullable=False),
        sa.Column("project", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("teachers_total", sa.Integer(), nullable=True),
        sa.Column("parents", sa.Integer(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("media_links", sa.Text(), nullable=True),
        sa.Column("best", sa.Boolean(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint("end IS NULL OR end >= start", name=op.f("ck_work_record_dates")),
        sa.ForeignKeyConstraint(
            ["plan_item_id"], ["plan_item.id"], name=op.f("fk_work_record_plan_item_id_plan_item"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["year_id"], ["school_year.id"], name=op.f("fk_work_record_year_id_school_year"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_record")),
        sa.UniqueConstraint("year_id", "code", name=op.f("uq_work_record_year_id_code")),
    )
    op.create_index(op.f("ix_work_record_plan_item_id"), "work_record", ["plan_item_id"], unique=False)
    op.create_index(op.f("ix_work_record_start"), "work_record", ["start"], unique=False)
    op.create_index(op.f("ix_work_record_year_id"), "work_record", ["year_id"], unique=False)
    op.create_table(
        "consultation_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["consultation.id"],
            name=op.f("fk_consultation_name_consultation_id_consultation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_consultation_name_pupil_id_pupil"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation_name")),
    )
    op.create_index(
        op.f("ix_consultation_name_consultation_id"), "consultation_name", ["consultation_id"], unique=False
    )
    op.create_index(op.f("ix_consultation_name_pupil_id"), "consultation_name", ["pupil_id"], unique=False)
    op.create_table(
        "diagnostics_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=True),
        sa.Column("mark", sa.String(length=60), nullable=True),
        sa.Column("answers", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_diagnostics_result_pupil_id_pupil"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["diagnostics_session.id"],
            name=op.f("fk_diagnostics_result_session_id_diagnostics_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diagnostics_result")),
        sa.UniqueConstraint("session_id", "folded", name=op.f("uq_diagnostics_result_session_id_folded")),
    )
    op.create_index(op.f("ix_diagnostics_result_pupil_id"), "diagnostics_result", ["pupil_id"], unique=False)
    op.create_index(op.f("ix_diagnostics_result_session_id"), "diagnostics_result", ["session_id"], unique=False)
    op.create_table(
        "note_paragraph",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("drafted", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["campaign_report.id"],
            name=op.f("fk_note_paragraph_report_id_campaign_report"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_paragraph")),
        sa.UniqueConstraint("report_id", "key", name=op.f("uq_note_paragraph_report_id_key")),
    )
    op.create_index(op.f("ix_note_paragraph_report_id"), "note_paragraph", ["report_id"], unique=False)
    op.create_table(
        "photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=200), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["work_record.id"], name=op.f("fk_photo_record_id_work_record"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sa.UniqueConstraint("record_id", "sha256", name=op.f("uq_photo_record_id_sha256")),
    )
    op.create_index(op.f("ix_photo_record_id"), "photo", ["record_id"], unique=False)
    op.create_table(
        "report_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["campaign_report.id"],
            name=op.f("fk_report_history_report_id_campaign_report"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_history")),
    )
    op.create_index(op.f("ix_report_history_report_id"), "report_history", ["report_id"], unique=False)
    op.create_table(
        "turnout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("ovz", sa.Integer(), nullable=True),
        sa.Column("disability", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["class_id"], ["school_class.id"], name=op.f("fk_turnout_class_id_school_class")),
        sa.ForeignKeyConstraint(
            ["record_id"], ["work_record.id"], name=op.f("fk_turnout_record_id_work_record"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turnout")),
        sa.UniqueConstraint("record_id", "class_id", name=op.f("uq_turnout_record_id_class_id")),
    )
    op.create_index(op.f("ix_turnout_class_id"), "turnout", ["class_id"], unique=False)
    op.create_index(op.f("ix_turnout_record_id"), "turnout", ["record_id"], unique=False)
    op.create_table(
        "work_record_partner",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_work_record_partner_partner_id_partner")),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["work_record.id"],
            name=op.f("fk_work_record_partner_record_id_work_record"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", "partner_id", name=op.f("pk_work_record_partner")),
    )
    op.create_index(op.f("ix_work_record_partner_partner_id"), "work_record_partner", ["partner_id"], unique=False)
    op.create_table(
        "work_record_teacher",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("teacher_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["work_record.id"],
            name=op.f("fk_work_record_teacher_record_id_work_record"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["teacher_id"], ["teacher.id"], name=op.f("fk_work_record_teacher_teacher_id_teacher")),
        sa.PrimaryKeyConstraint("record_id", "teacher_id", name=op.f("pk_work_record_teacher")),
    )
    op.create_index(op.f("ix_work_record_teacher_teacher_id"), "work_record_teacher", ["teacher_id"], unique=False)
    op.create_table(
        "diagnostics_score",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("result_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("scale", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["result_id"],
            ["diagnostics_result.id"],
            name=op.f("fk_diagnostics_score_result_id_diagnostics_result"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diagnostics_score")),
        sa.UniqueConstraint("result_id", "scale", name=op.f("uq_diagnostics_score_result_id_scale")),
    )
    op.create_index(op.f("ix_diagnostics_score_result_id"), "diagnostics_score", ["result_id"], unique=False)
    op.create_table(
        "turnout_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("turnout_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("pupil_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["pupil_id"], ["pupil.id"], name=op.f("fk_turnout_name_pupil_id_pupil"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["turnout_id"], ["turnout.id"], name=op.f("fk_turnout_name_turnout_id_turnout"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turnout_name")),
        sa.UniqueConstraint("turnout_id", "folded", name=op.f("uq_turnout_name_turnout_id_folded")),
    )
    op.create_index(op.f("ix_turnout_name_pupil_id"), "turnout_name", ["pupil_id"], unique=False)
    op.create_index(op.f("ix_turnout_name_turnout_id"), "turnout_name", ["turnout_id"], unique=False)
