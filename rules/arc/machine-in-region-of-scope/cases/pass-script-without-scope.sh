sudo azcmagent connect --location northeurope
