window.__THAR_CONFIG = {
  "userInfo": {
    "accountId": "900100200",
    "userName": "quill_reports",
    "displayName": "Ana Quill"
  },
  "archiveInfo": {
    "sizeBytes": "6000",
    "generationDate": "2023-08-02T00:55:00.000Z",
    "isPartialArchive": false,
    "maxPartSizeBytes": "53687091200"
  },
  "dataTypes": {
    "tweets": {
      "mediaDirectory": "data/tweets_media",
      "files": [
        {
          "fileName": "data/tweets.js",
          "globalName": "YTD.tweets.part0",
          "count": "6"
        }
      ]
    },
    "account": {
      "files": [
        {
          "fileName": "data/account.js",
          "globalName": "YTD.account.part0",
          "count": "1"
        }
      ]
    }
  }
}
