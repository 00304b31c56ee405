window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1686540314342326272"
          ],
          "editableUntil": "2023-08-02T00:00:00.000Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "151"
      ],
      "favorite_count": "2",
      "id_str": "1686540314342326272",
      "truncated": false,
      "retweet_count": "0",
      "id": "1686540314342326272",
      "created_at": "Wed Aug 02 00:52:00 +0000 2023",
      "favorited": false,
      "full_text": "RT @night_shift_9: hearing the whole night shift at QuickCart Fulfilment Dunmore is walking out at 6 tomorrow, 38 degrees in there, can anyone confirm?",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1686446697477046272"
          ],
          "editableUntil": "2023-08-02T00:00:00.000Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "159"
      ],
      "favorite_count": "2",
      "id_str": "1686446697477046272",
      "truncated": false,
      "retweet_count": "0",
      "id": "1686446697477046272",
      "created_at": "Tue Aug 01 18:40:00 +0000 2023",
      "favorited": false,
      "full_text": "RT @ndu_docks: 72-hour strike notice served on the Northgate Terminals Association. We walk at 7am Saturday unless remote-control cranes are off the table. #1u",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1686391835980726272"
          ],
          "editableUntil": "2023-08-02T00:00:00.000Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/abcde12345",
            "expanded_url": "https://ledger.example/l-31",
            "display_url": "ledger.example/l-31",
            "indices": [
              "0",
              "1"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "91"
      ],
      "favorite_count": "2",
      "id_str": "1686391835980726272",
      "truncated": false,
      "retweet_count": "0",
      "id": "1686391835980726272",
      "created_at": "Tue Aug 01 15:02:00 +0000 2023",
      "favorited": false,
      "full_text": "Covering the Lakeshore teachers' count this afternoon, follow along https://t.co/abcde12345",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1685850519106486272"
          ],
          "editableUntil": "2023-08-02T00:00:00.000Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "73"
      ],
      "favorite_count": "2",
      "id_str": "1685850519106486272",
      "truncated": false,
      "retweet_count": "0",
      "id": "1685850519106486272",
      "created_at": "Mon Jul 31 03:11:00 +0000 2023",
      "favorited": false,
      "full_text": "Best strike zone in the league and we still lost on a called third strike",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1685387216286646272"
          ],
          "editableUntil": "2023-08-02T00:00:00.000Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "106"
      ],
      "favorite_count": "2",
      "id_str": "1685387216286646272",
      "truncated": false,
      "retweet_count": "0",
      "id": "1685387216286646272",
      "created_at": "Sat Jul 29 20:30:00 +0000 2023",
      "favorited": false,
      "full_text": "Soup on the St Aldric picket line today. Nurses say they stay out until they get safe staffing #CBNAstrike",
      "lang": "en"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1684564293841846272"
          ],
          "editableUntil": "2023-08-02T00:00:00.000Z",
          "editsRemaining": "5",
          "isEditEligible": false
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "68"
      ],
      "favorite_count": "2",
      "id_str": "1684564293841846272",
      "truncated": false,
      "retweet_count": "0",
      "id": "1684564293841846272",
      "created_at": "Thu Jul 27 14:00:00 +0000 2023",
      "favorited": false,
      "full_text": "Is there a better word than 'amid'? Asking for every headline writer",
      "lang": "en"
    }
  }
]
