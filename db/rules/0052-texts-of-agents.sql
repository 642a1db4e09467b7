-- Texts of agents leave by themselves, within the rules of every text.
update pipeline.agents set drafts_only = false;
