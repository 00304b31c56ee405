window.YTD.account.part0 = [
  {
    "account": {
      "email": "desk@example.org",
      "createdVia": "web",
      "username": "quill_reports",
      "accountId": "900100200",
      "createdAt": "2015-03-01T10:00:00.000Z",
      "accountDisplayName": "Ana Quill"
    }
  }
]
